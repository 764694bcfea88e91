"""The published letter, sentence by sentence, against section 6 of the rules."""

from pathlib import Path

import pytest

from articles.compliance import lexicon, sentences
from articles.compliance.claims.classify import Classification, classify
from articles.compliance.finding import Severity
from articles.content import Brand, Product

LEXICON = lexicon.build(
    (Product(slug="proleevamax", name="ProleevaMax", active_ingredients=("L-Glutamine",)),),
    Brand(name="LanFam Health", origin="https://www.lanfamhealth.com"),
)


@pytest.fixture(scope="module")
def text(seed: Path) -> str:
    """The letter as a reader sees it, without its markup."""
    return (seed / "letter.txt").read_text(encoding="utf-8").partition('{ "@context"')[0]


@pytest.fixture(scope="module")
def whole(text: str) -> Classification:
    return classify(text, lexicon=LEXICON)


def test_no_disease_finding_blocks(whole: Classification) -> None:
    assert [t for t in whole.triggers if t.severity is Severity.BLOCK] == []


def test_the_intensive_care_sentence_and_the_founders_story_are_for_a_person_to_judge(
    text: str, whole: Classification
) -> None:
    warned = [t for t in whole.triggers if t.code.startswith("DC")]
    assert [(t.code, t.severity) for t in warned] == [("DC-10", Severity.WARN)] * 3
    hospital, story, need = (text[t.start : t.end] for t in warned)
    assert hospital.endswith("hospital stays")
    assert "built for Maria" in story
    assert "glutamine demand" in need


def test_only_those_two_sentences_claim_a_disease_by_themselves(text: str) -> None:
    claiming = [
        text[start:end]
        for start, end in sentences.split(text[: text.index("References\n")])
        if classify(text[start:end], lexicon=LEXICON).label == "disease_claim"
    ]
    hospital, story = claiming
    assert "ICU" in hospital
    assert "built for Maria" in story


def test_the_denied_cure_is_silent(text: str, whole: Classification) -> None:
    place = text.index("standalone cure")
    assert not any(t.start <= place < t.end for t in whole.triggers)


def test_the_disclaimer_and_every_reference_are_silent(text: str, whole: Classification) -> None:
    end = text.index("* These statements")
    assert not any(t.start >= end for t in whole.triggers)


def test_the_letter_makes_structure_function_statements(whole: Classification) -> None:
    assert sum(1 for t in whole.triggers if t.code == "SF-01") >= 3
