"""The second opinion: it only asks a person to look, and never where the rules have spoken."""

import json
from pathlib import Path

import pytest

from articles.compliance.claims import judging, likeness, second_opinion, texts, vocabulary
from articles.compliance.claims.statement import Statement
from articles.compliance.finding import Severity
from tests.articles.compliance.claims.words import LEXICON, label, read

STATEMENTS = Path(__file__).parents[3] / "benchmarks/statements"
ROWS = [
    json.loads(line)
    for path in sorted(STATEMENTS.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]

# Nothing here may be asked about: a scope rule takes it back, or nothing is named.
TAKEN_BACK = [
    ("S1", "I wouldn't call our powder the end of your migraines."),
    ("S1", "Curing colitis is not what our powder is for."),
    ("S5", "Ask your doctor before our powder and your gout ever meet."),
    ("S6", "Whether our powder is the end of gout remains to be seen."),
    ("S7", "It is a myth that our powder means the end of gout."),
    ("no ill", "Our powder is the end of bland smoothies!"),
    ("in range", "Our powder and blood sugar already within the normal range, hand in hand."),
]


def statement(text: str) -> Statement:
    known = vocabulary.standard()
    return next(iter(texts.text(text, lexicon=LEXICON, vocabulary=known).statements()))


@pytest.mark.parametrize(("reason", "text"), TAKEN_BACK)
def test_what_a_scope_rule_takes_back_is_not_asked_about(
    reason: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_opinion, "weights", lambda _: {second_opinion.BIAS: 30.0})
    assert list(second_opinion.disease(statement(text))) == []


def test_a_sentence_of_a_lecture_is_too_long_to_be_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(second_opinion, "weights", lambda _: {second_opinion.BIAS: 30.0})
    short = "Gout is a crystal in the toe"
    assert list(second_opinion.disease(statement(f"{short}.")))
    assert not list(second_opinion.disease(statement(f"{short}{', and so on' * 12}.")))


def test_it_never_blocks() -> None:
    asked = [
        trigger
        for row in ROWS
        for trigger in read(row["text"]).triggers
        if trigger.why.endswith("please look")
    ]
    assert asked
    assert {(t.code, t.severity) for t in asked} == {
        ("DC-10", Severity.WARN),
        ("SF-01", Severity.INFO),
    }


def test_it_is_silent_where_a_rule_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "weights", lambda _: {second_opinion.BIAS: 30.0})
    hits = judging.hits(statement("Zinc cures gout."), vocabulary.standard())
    assert [hit.code for hit in hits or ()] == ["DC-01"]


def test_it_takes_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "weights", lambda _: {second_opinion.BIAS: -30.0})
    assert label("Zinc cures gout.") == "disease_claim"
    assert label("Zinc supports immune function.") == "structure_function"


def test_an_ill_counts_by_its_kind_and_not_by_its_name() -> None:
    gout, colitis = (
        likeness.features(statement(f"Our powder means the end of {ill}."))
        for ill in ("gout", "colitis")
    )
    assert gout == colitis


@pytest.mark.parametrize("name", ["disease_claim", "structure_function"])
def test_a_file_of_weights_is_sorted_and_says_where_it_comes_from(name: str) -> None:
    lines = (second_opinion.FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert "tests/benchmarks/opinion.py" in lines[1]
    features = [line.split("\t")[1] for line in lines[3:]]
    assert features == sorted(set(features))
    assert second_opinion.BIAS in features
