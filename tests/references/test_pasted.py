"""Whatever is pasted is told apart: identifiers, a list, the text of a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references import csl, pasted
from references.recognition import Identifiers
from tests.references.papers import PAPERS

DOI = Identifiers(doi="10.3390/ijms18051051")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("10.3390/ijms18051051", [DOI]),
        ("https://doi.org/10.3390/IJMS18051051.", [DOI]),
        ("doi: 10.3390/ijms18051051", [DOI]),
        ("  1. 10.3390/ijms18051051", [DOI]),
        ("[12] doi:10.3390/ijms18051051", [DOI]),
        ("28498331", [Identifiers(pmid="28498331")]),
        ("3) 28498331", [Identifiers(pmid="28498331")]),
        (
            "28498331, 28450817; 11533313",
            [Identifiers(pmid=n) for n in ["28498331", "28450817", "11533313"]],
        ),
        ("PMID: 28450817 | PMCID: PMC5402682", [Identifiers(pmid="28450817", pmcid="PMC5402682")]),
        (
            "PMID 28450817 and PMID 28498331",
            [Identifiers(pmid="28450817"), Identifiers(pmid="28498331")],
        ),
        ("10.3390/ijms18051051 10.3390/nu10111564", [DOI, Identifiers(doi="10.3390/nu10111564")]),
        ("https://pubmed.ncbi.nlm.nih.gov/28498331/", [Identifiers(pmid="28498331")]),
        ("ISBN 978-0-306-40615-7", [Identifiers(isbn="9780306406157")]),
        ("9780306406157", [Identifiers(isbn="9780306406157")]),
        ("2017", []),
        ("12", []),
        ("2017-2018", []),
        ("Kim MH. The roles of glutamine. doi:10.3390/ijms18051051", []),
        ("see 10.3390/ijms18051051", []),
        ("References", []),
        ("", []),
    ],
)
def test_a_line_of_identifiers_is_told_from_a_reference(
    line: str, named: list[Identifiers]
) -> None:
    assert list(pasted.identifiers_alone(line)) == named


def test_lines_of_identifiers_are_one_paper_each() -> None:
    text = "10.3390/ijms18051051\n\nPMID: 28450817\n  https://doi.org/10.3390/nu10111564\n"
    known = [csl.identifiers(entry.item) for entry in pasted.entries(text)]
    assert known == [DOI, Identifiers(pmid="28450817"), Identifiers(doi="10.3390/nu10111564")]


def test_a_short_number_alone_is_a_pmid_because_somebody_pasted_it() -> None:
    assert [csl.pmid(entry.item) for entry in pasted.entries(" 12 ")] == ["12"]


def test_a_list_is_read_entry_by_entry_and_identifiers_may_stand_in_it() -> None:
    text = (
        "1. Roth E. Nonnutritive effects of glutamine. J Nutr. 2008;138(10):2025S-2031S.\n"
        "2. 10.3390/ijms18051051\n"
        "3. Garlick PJ. Assessment of the safety of glutamine and other amino acids. J Nutr. "
        "2001;131(9 Suppl):2556S-2561S.\n"
    )
    roth, kim, garlick = pasted.entries(text)
    assert csl.title(roth.item) == "Nonnutritive effects of glutamine"
    assert roth.parsed is not None
    assert csl.identifiers(kim.item) == DOI
    assert kim.parsed is None
    assert csl.volume(garlick.item) == "131"


RIS = "TY  - JOUR\nTI  - Nonnutritive effects of glutamine\nAU  - Roth, Erich\nPY  - 2008\nER  - \n"
NBIB = "PMID- 28450817\nTI  - A title of a paper.\nFAU - Ciampa, Brian P\nDP  - 2017 Feb\n"
BIBTEX = "@article{roth,\n title={Nonnutritive effects of glutamine},\n year=2008\n}\n"
CSL_JSON = '[{"type": "article-journal", "title": "Nonnutritive effects of glutamine"}]'


@pytest.mark.parametrize("text", [RIS, NBIB, BIBTEX, CSL_JSON])
def test_the_text_of_a_file_is_read_as_the_file(text: str) -> None:
    (entry,) = pasted.entries(text)
    assert csl.title(entry.item).rstrip(".") in (
        "Nonnutritive effects of glutamine",
        "A title of a paper",
    )
    assert (entry.fault, entry.parsed) == ("", None)


def test_a_bad_record_of_a_file_keeps_no_other_one_out() -> None:
    entries = list(pasted.entries(f"{RIS}\nTY  - JOUR\nER  - \n\n{RIS}"))
    assert [csl.title(entry.item)[:10] for entry in entries] == ["Nonnutriti", "", "Nonnutriti"]


def test_json_that_cannot_be_read_says_so() -> None:
    (entry,) = pasted.entries('[{"title": "cut sho')
    assert entry.fault
    assert entry.item == {}


def test_characters_that_no_database_keeps_are_dropped() -> None:
    (entry,) = pasted.entries("Roth E. Nonnutritive\0 effects\ud800 of glutamine. J Nutr. 2008.")
    assert csl.title(entry.item) == "Nonnutritive effects of glutamine"


def test_nothing_pasted_is_nothing() -> None:
    assert list(pasted.entries("")) == []
    assert list(pasted.entries(" \n \n")) == []


@given(st.text(max_size=300))
def test_any_text_gives_a_result(text: str) -> None:
    for entry in pasted.entries(text):
        assert entry.fault or isinstance(entry.item, dict)


@given(st.lists(st.sampled_from(PAPERS), min_size=1))
def test_identifiers_come_back_in_the_order_pasted(items: list[csl.Item]) -> None:
    known = [csl.identifiers(item) for item in items]
    lines = [one.doi or f"PMID: {one.pmid}" for one in known]
    entries = list(pasted.entries("\n".join(lines)))
    assert [csl.identifiers(e.item).doi or f"PMID: {csl.pmid(e.item)}" for e in entries] == lines


@pytest.mark.parametrize(
    "text", ["\n" * 200_000 + "a", "\t\n" * 100_000 + "a", "@a{" + " " * 200_000]
)
def test_a_text_of_white_space_is_read_at_once(text: str) -> None:
    # Were every white space tried from every other, this would not end today.
    assert len(list(pasted.entries(text))) <= 1


def test_what_is_too_much_for_one_paste_is_told_apart_but_not_read() -> None:
    text = "\n".join(f"{n}. Kim M. On {n}. J Nutr. 2001;{n}:1." for n in range(1, 5))
    read = list(pasted.entries(text, most=2))
    assert [bool(entry.parsed) for entry in read] == [True, True, False, False]
    assert read[3].text == "Kim M. On 4. J Nutr. 2001;4:1."
