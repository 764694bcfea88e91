"""
What needs looking at besides a claim: SF-04, SUB-04, SUB-06, SUB-07, END-03, END-04.

`conduct/*.txt` hold a rule's sentences, each with its reason: `+` to catch, `-` to leave alone.
"""

from pathlib import Path

import pytest

from articles.compliance.finding import Severity
from tests.articles.compliance.claims.words import codes, label, read

FILES = sorted(Path(__file__).with_name("conduct").glob("*.txt"))
ROWS = [
    (file.stem.upper().replace("_", "-"), line[0] == "+", *line[2:].rsplit(" | ", 1))
    for file in FILES
    for line in file.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("rule", "caught", "sentence", "reason"), ROWS, ids=[f"{r[0]}: {r[2][:60]}" for r in ROWS]
)
def test_a_sentence_is_caught_or_left_alone(
    rule: str, caught: bool, sentence: str, reason: str
) -> None:
    assert (rule in codes(sentence)) is caught, reason


@pytest.mark.parametrize("rule", sorted({row[0] for row in ROWS}))
def test_every_rule_has_eight_sentences_of_both_kinds(rule: str) -> None:
    mine = [caught for name, caught, *_ in ROWS if name == rule]
    assert mine.count(True) >= 8
    assert mine.count(False) >= 8


@pytest.mark.parametrize(
    "sentence",
    ["Made in an FDA-approved lab.", "Zero side effects.", "Dr. Lin recommends our probiotic."],
)
def test_conduct_alone_makes_no_claim_of_a_sentence(sentence: str) -> None:
    assert label(sentence) == "neutral"


def test_a_claim_does_not_hide_conduct() -> None:
    assert {"DC-01", "SUB-04", "SUB-06"} <= codes("FDA-approved zinc cures gout, guaranteed.")


def test_a_traditional_use_for_a_disease_is_a_disease_claim_too() -> None:
    assert {"DC-01", "SUB-07"} <= codes("Garlic has been used for centuries to treat asthma.")


def test_only_a_boast_of_proof_and_the_name_of_the_fda_block() -> None:
    severe = {
        trigger.code
        for _, caught, sentence, _ in ROWS
        if caught
        for trigger in read(sentence).triggers
        if trigger.severity is Severity.BLOCK and trigger.code[:2] in ("SU", "EN")
    }
    assert severe == {"SUB-01", "SUB-06"}
