"""Supplements and parts, as registries and people write them."""

import pytest

from references.printing.supplements import split


@pytest.mark.parametrize(
    ("text", "number", "word", "which"),
    [
        ("9 Suppl", "9", "suppl", ""),
        ("Suppl 2", "", "suppl", "2"),
        ("suppl_2", "", "suppl", "2"),
        ("Supplement_1", "", "suppl", "1"),
        ("12 Suppl 7", "12", "suppl", "7"),
        ("25 Suppl. A", "25", "suppl", "A"),
        ("9(Suppl 1)", "9", "suppl", "1"),
        ("Pt 2", "", "pt", "2"),
        ("Part 2", "", "pt", "2"),
        ("986 Pt 1", "986", "pt", "1"),
        ("9", "9", "", ""),
        ("", "", "", ""),
        ("1-2", "1-2", "", ""),
        ("Supplementary notes", "Supplementary notes", "", ""),
        ("Spec No", "Spec No", "", ""),
        ("Apt 3", "Apt 3", "", ""),
    ],
)
def test_a_supplement_is_taken_off_the_number(
    text: str, number: str, word: str, which: str
) -> None:
    assert split(text) == (number, word, which)
