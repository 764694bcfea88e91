"""A term that cannot work, or is not needed, is refused with the way out."""

import pytest

from articles.compliance.claims.reviewer_terms import KINDS
from articles.compliance.policy import Term
from articles.compliance.teaching import also, mentioned, normal, refusals, silenced

WHY = "Met in a letter on footwear."

REFUSED = [
    ("disease", "", "phrase", "a word or a phrase"),
    ("disease", "   ", "phrase", "a word or a phrase"),
    ("disease", "!!!", "phrase", "a word or a phrase"),
    ("disease", "a" * 81, "phrase", "at most 80 characters"),
    ("disease", r"gouty (foot|toe)", "phrase", "looks like a pattern"),
    ("disease", r"\bzorb\w+", "phrase", "looks like a pattern"),
    ("disease", "zorb.*", "phrase", "looks like a pattern"),
    ("disease", "zb", "phrase", "Write an acronym in capitals"),
    ("disease", "gout", "phrase", "already, as a disease; there is nothing to add"),
    ("disease", "Gout ", "phrase", "already, as a disease"),
    ("marker", "LDL", "phrase", "already, as a marker"),
    ("everyday", "window seat", "phrase", "nothing to silence"),
    ("weather", "gouty foot", "phrase", "Choose one of"),
]


@pytest.mark.parametrize(("kind", "phrase", "field", "words"), REFUSED)
def test_a_term_is_refused_with_the_way_out(kind: str, phrase: str, field: str, words: str) -> None:
    assert words in refusals(Term(kind, normal(phrase)), why=WHY, known=())[field]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"everyday"}))
def test_a_new_phrase_may_be_any_kind(kind: str) -> None:
    assert refusals(Term(kind, "zorbly wuffle"), why=WHY, known=()) == {}


def test_what_the_house_has_already_is_refused() -> None:
    term = Term("disease", "zorbly wuffle")
    assert "retire it first" in refusals(term, why=WHY, known={term})["phrase"]
    assert refusals(Term("symptom", "zorbly wuffle"), why=WHY, known={term}) == {}


def test_a_term_needs_a_reason() -> None:
    assert "Say where you met it" in refusals(Term("disease", "zorbly"), why=" ", known=())["why"]


def test_to_silence_a_disease_takes_a_whole_reason() -> None:
    term = Term("everyday", "gout street")
    assert "“gout”" in refusals(term, why="An address.", known=())["why"]
    assert refusals(term, why="Our shop stands in Gout Street.", known=()) == {}


def test_what_everyday_would_silence_is_named() -> None:
    assert silenced("gout and asthma street") == ("gout", "asthma")
    assert silenced("evening walk") == ()


def test_another_meaning_of_the_standard_is_told() -> None:
    assert "knows it as a disease" in also(Term("nutrient", "gout"))
    assert also(Term("disease", "zorbly")) == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Gouty   Foot ", "gouty foot"), ("GERD", "GERD"), ("men’s ﬁx", "men's fix")],
)
def test_a_phrase_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert normal(typed) == kept


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("gouty foot", "Of gouty feet he said nothing."),
        ("foot", "Cold FEET."),
        ("zorbly", "An anti-zorbly, antizorbly tea."),
        ("allergy", "Two allergies."),
        ("zorbly", "zor\u00adbly"),
        ("zorbly wuffle", "Zorbly&nbsp;wuffles"),
    ],
)
def test_a_letter_that_may_hold_the_phrase_is_never_left_out(phrase: str, text: str) -> None:
    assert mentioned(phrase, text)


def test_a_letter_without_the_word_is_left_out() -> None:
    assert not mentioned("zorbly wuffle", "A letter on the fuel of the gut lining.")
