"""Identifiers found inside longer texts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.recognition import Identifiers, find, recognise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28498331", Identifiers(pmid="28498331")),
        ("9780190246556", Identifiers(isbn="9780190246556")),
        ("10.3390/NU10111564", Identifiers(doi="10.3390/nu10111564")),
        (
            "Nutrients. 2018;10(11):1564. https://doi.org/10.3390/nu10111564",
            Identifiers(doi="10.3390/nu10111564"),
        ),
        (
            "2017;13(5):288-296. PMID: 28450817 | PMCID: PMC5402682",
            Identifiers(pmid="28450817", pmcid="PMC5402682"),
        ),
        (
            (
                "https://pubmed.ncbi.nlm.nih.gov/28498331/ and "
                "https://pmc.ncbi.nlm.nih.gov/articles/PMC5454963/"
            ),
            Identifiers(pmid="28498331", pmcid="PMC5454963"),
        ),
        ("PMID:123; doi:10.1000/182.", Identifiers(doi="10.1000/182", pmid="123")),
        ("(doi:10.1000/182), and PMC12", Identifiers(doi="10.1000/182", pmcid="PMC12")),
        ("See ISBN 978-0-19-024655-6 there", Identifiers(isbn="9780190246556")),
        ("doi:10.1000/182 and doi:10.1000/183", Identifiers(doi="10.1000/182")),
        ("Nothing of the kind, 2017.", Identifiers()),
        ("Version 10.1234 / of 2017", Identifiers()),
        ("See https://www.example.com/pmid", Identifiers()),
    ],
)
def test_the_first_identifier_of_each_kind_is_recognised(text: str, expected: Identifiers) -> None:
    assert recognise(text) == expected


def test_each_find_covers_label_and_identifier_but_not_the_punctuation() -> None:
    text = "A. 2017. doi: 10.1000/182. PMID: 123; PMCID: PMC9."
    assert [text[found.start : found.end] for found in find(text)] == [
        "doi: 10.1000/182",
        "PMID: 123",
        "PMCID: PMC9",
    ]


def test_nothing_recognised_is_false() -> None:
    assert not Identifiers()
    assert Identifiers(pmid="1")


@given(st.text())
def test_finds_never_overlap_and_stand_in_reading_order(text: str) -> None:
    found = find(text)
    for before, after in pairwise(found):
        assert before.end <= after.start
