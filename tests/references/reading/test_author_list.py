"""Lists of authors in every style, and texts that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.reading.author_list import parse_authors, split_authors
from tests.references.reading.test_reference_list import people

LISTS = """
Kim MH, Kim H                                    > Kim|MH, Kim|H
Kim MH and Kim H                                 > Kim|MH, Kim|H
Kim M.H., Kim H.                                 > Kim|MH, Kim|H
Cruzat, V.; Macedo Rogero, M.                    > Cruzat|V, Macedo Rogero|M
Kim, M.-H., & Kim, H.                            > Kim|M-H, Kim|H
Kim, M.-H., Roe, R., Jr., & ABC Study Group      > Kim|M-H, Roe|R|Jr, =ABC Study Group
M. H. Kim and H. Kim                             > Kim|MH, Kim|H
J. P. van der Hulst, R. Roe                      > van der Hulst|JP, Roe|R
Min-Hyun Kim, Hyeyoung Kim                       > Kim|Min-Hyun, Kim|Hyeyoung
Kim, Min-Hyun, and Hyeyoung Kim                  > Kim|Min-Hyun, Kim|Hyeyoung
Doe J, Roe R; for the ABC Investigators          > Doe|J, Roe|R, =ABC Investigators
ABC Research Group; Doe J, Roe R                 > =ABC Research Group, Doe|J, Roe|R
ABC Research Group, Doe J, Roe R                 > =ABC Research Group, Doe|J, Roe|R
't Hart LM, de Sá e Silva L                      > 't Hart|LM, de Sá e Silva|L
"""
NONE = [
    "",
    "Effects of glutamine",
    "Vitamin E and Gut Health",
    "Food and Agriculture Organization",
    "In 2017, two people wrote",
    "Glutamine, an amino acid",
]


@pytest.mark.parametrize("line", LISTS.strip().splitlines())
def test_a_list_of_any_style_gives_the_people(line: str) -> None:
    text, _, expected = (cell.strip() for cell in line.partition(" > "))
    found = parse_authors(text)
    assert found is not None
    assert people(found.names) == expected


@pytest.mark.parametrize("text", NONE)
def test_a_text_that_is_no_list_gives_nobody(text: str) -> None:
    assert parse_authors(text) is None


@pytest.mark.parametrize("end", ["et al", "et al.", ", et al.", "and others", "… Roe R", ", ..."])
def test_what_stands_for_further_authors_is_told_and_is_nobody(end: str) -> None:
    found = parse_authors(f"Kim MH, Doe J {end}")
    assert found is not None
    assert found.et_al
    assert people(found.names) == "Kim|MH, Doe|J"


@pytest.mark.parametrize("end", [", eds", ", editors.", " (Eds.)", ", ed."])
def test_editors_are_told_from_authors(end: str) -> None:
    found = parse_authors(f"Kim MH, Doe J{end}")
    assert found is not None
    assert found.editors


def test_whole_names_are_a_guess_and_need_a_title_and_a_journal_behind_them() -> None:
    found, rest = split_authors("Min-Hyun Kim, Hyeyoung Kim. A title. Gut")
    assert found is not None
    assert found.guessed
    assert rest == "A title. Gut"
    assert split_authors("Gut Health, Immune Function. Nutrients")[0] is None


@given(st.text() | st.text(alphabet="Kim MH,.;& etal-“", max_size=60))
def test_any_text_is_cut_without_loss_of_its_end(text: str) -> None:
    found, rest = split_authors(text)
    assert text.endswith(rest) or text.strip().endswith(rest)
    if found is None:
        assert rest == text
