"""The same words, nearly the same words, and which of them differ."""

import pytest

from articles.compliance.wording import Change, changes, fold_digest, folded, nearest

PLAIN = "Glutamine supports the gut's lining"

SAME = (
    ("capitals", "GLUTAMINE SUPPORTS THE GUT'S LINING"),
    ("curly quotes", "Glutamine supports the gut’s lining"),
    ("spaces and a line break", "Glutamine  supports\n the gut's\u00a0lining "),
    ("a full stop", "Glutamine supports the gut's lining."),
    ("quoted", "“Glutamine supports the gut’s lining.”"),
    ("the symbol", "Glutamine supports the gut's lining.*"),
    ("a dagger inside", "Glutamine† supports the gut's lining"),
    ("superscript citations", "Glutamine supports the gut's lining.¹²"),
    ("citations in brackets", "Glutamine supports [1] the gut's lining [3,4]."),
    ("a range in brackets", "Glutamine supports the gut's lining [3–5]"),
    ("a soft hyphen", "Glutamine sup\u00adports the gut's lining"),
)
OTHER = (
    ("a stronger verb", "Glutamine restores the gut's lining"),
    ("a word more", "Glutamine always supports the gut's lining"),
    ("denied", "Glutamine never supports the gut's lining"),
    ("a number", "Glutamine 5 supports the gut's lining"),
    ("a question", "Glutamine supports the gut's lining?"),
    ("another order", "The gut's lining supports glutamine"),
    ("a percentage", "Glutamine supports the gut's lining by 20%"),
    ("a word less", "Glutamine supports the lining"),
)


@pytest.mark.parametrize(("why", "text"), SAME, ids=[why for why, _ in SAME])
def test_printing_makes_no_other_statement(why: str, text: str) -> None:
    assert folded(text) == "glutamine supports the gut's lining"
    assert fold_digest(text) == fold_digest(PLAIN)


@pytest.mark.parametrize(("why", "text"), OTHER, ids=[why for why, _ in OTHER])
def test_one_word_makes_another_statement(why: str, text: str) -> None:
    assert fold_digest(text) != fold_digest(PLAIN)


def test_near_wordings_come_likest_first_without_the_same_one() -> None:
    shelf = [
        "Zinc contributes to normal skin",
        "Glutamine restores the gut's lining",
        "glutamine supports the gut’s lining.",
        "Glutamine supports the gut's own lining",
    ]
    found = nearest(PLAIN, shelf)
    assert [near.position for near in found] == [3, 1]
    assert found[0].changes == (Change(ours="", theirs="own"),)
    assert found[1].changes == (Change(ours="supports", theirs="restores"),)


def test_no_more_than_asked_for_and_none_when_nothing_is_like_it() -> None:
    shelf = [f"Glutamine supports the gut's lining {word}" for word in ("a", "b", "c", "d")]
    assert len(nearest(PLAIN, shelf, most=2)) == 2
    assert nearest(PLAIN, ["Our shop is open until nine"]) == ()
    assert nearest(PLAIN, []) == ()


def test_the_differing_words_are_told_in_reading_order() -> None:
    assert changes("Zinc helps the skin", "Zinc may help your skin") == (
        Change("helps the", "may help your"),
    )
    assert changes(PLAIN, PLAIN.upper()) == ()
