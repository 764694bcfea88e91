"""A pasted list is taken apart into its entries, however it was printed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.reading.listing import split_entries

KIM = (
    "Kim MH, Kim H. The Roles of Glutamine in the Intestine and Its Implication in Intestinal "
    "Diseases. Int J Mol Sci. 2017;18(5):1051. https://doi.org/10.3390/ijms18051051"
)
CRUZAT = "Cruzat V, Macedo Rogero M. Glutamine: Metabolism. Nutrients. 2018;10(11):1564."
ROTH = "Roth E. Nonnutritive effects of glutamine. J Nutr. 2008;138(10):2025S-2031S. PMID: 18806119"
EFSA = "EFSA Panel on Nutrition. Opinion on amino acids. EFSA J. 2010;8(10):1811."
THREE = (KIM, CRUZAT, ROTH)


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> str:
    """Break `text` at spaces, as mail programs do, with these indents."""
    rows, row = [], first
    for word in text.split():
        if len(row) + len(word) > width and row.strip():
            rows.append(row.rstrip())
            row = rest
        row += f"{word} "
    return "\n".join([*rows, row.rstrip()])


@pytest.mark.parametrize(
    "mark",
    ["1. ", "[1] ", "1) ", "(1) ", "1 ", "1.", "1\t", "1.\n", "[1]\n", "  1. ", "1: "],
)
def test_every_way_of_numbering_is_taken_off(mark: str) -> None:
    text = "\n".join(f"{mark.replace('1', str(n))}{entry}" for n, entry in enumerate(THREE, 1))
    assert split_entries(text) == THREE


@pytest.mark.parametrize("bullet", ["• ", "- ", "* ", "– ", "▪ ", "·  "])
def test_bullets_part_entries(bullet: str) -> None:
    assert split_entries("\n".join(f"{bullet}{entry}" for entry in THREE)) == THREE


def test_a_list_may_start_at_any_number_and_skip_one() -> None:
    text = f"14. {KIM}\n15. {CRUZAT}\n17. {ROTH}"
    assert split_entries(text) == THREE


def test_numbers_of_two_and_three_figures_run_on() -> None:
    text = "\n".join(f"{n}. {CRUZAT}" for n in range(8, 112))
    assert split_entries(text) == (CRUZAT,) * 104


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_wrapped_lines_of_a_numbered_list_are_joined(width: int) -> None:
    text = "\n".join(wrap(f"{n}. {entry}", width) for n, entry in enumerate(THREE, 1))
    assert split_entries(text) == THREE


@pytest.mark.parametrize("width", [50, 72])
def test_hanging_indents_part_entries(width: int) -> None:
    text = "\n".join(wrap(entry, width, rest="    ") for entry in THREE)
    assert split_entries(text) == THREE


def test_first_line_indents_part_entries() -> None:
    text = "\n".join(wrap(entry, 60, first="    ") for entry in THREE)
    assert split_entries(text) == THREE


@pytest.mark.parametrize("width", [50, 72, 1000])
def test_blank_lines_part_entries(width: int) -> None:
    assert split_entries("\n\n".join(wrap(entry, width) for entry in THREE)) == THREE


def test_one_entry_a_line_needs_no_other_mark() -> None:
    assert split_entries("\n".join([*THREE, EFSA])) == (*THREE, EFSA)


@pytest.mark.parametrize("width", [60, 80])
def test_wrapped_lines_without_any_mark_part_where_names_begin(width: int) -> None:
    assert split_entries("\n".join(wrap(entry, width) for entry in THREE)) == THREE


def test_a_list_pasted_as_one_paragraph_is_parted_at_its_numbers() -> None:
    assert split_entries(f"1. {KIM} 2. {CRUZAT} 3. {ROTH}") == THREE
    assert split_entries(f"[1] {KIM} [2] {CRUZAT} [3] {ROTH}") == THREE


def test_a_number_in_a_title_parts_nothing() -> None:
    entry = "Doe J. Invented trial, part 1. 2. Feeding. Gut. 2017;1(2):3. PMID: 1"
    assert split_entries(entry) == (entry,)
    assert split_entries(f"1. {entry}") == (entry,)


def test_a_volume_at_the_head_of_a_wrapped_line_is_no_number() -> None:
    text = f"1. Doe J. Invented. J Nutr. 2017 vol\n18. Issue 5, pages 1-2.\n2. {CRUZAT}"
    assert split_entries(text) == (
        "Doe J. Invented. J Nutr. 2017 vol 18. Issue 5, pages 1-2.",
        CRUZAT,
    )


@pytest.mark.parametrize(
    "heading", ["References", "REFERENCES:", "## References", "5. References", "Literature cited"]
)
def test_a_heading_and_what_stands_above_it_are_left_out(heading: str) -> None:
    above = "In 2017 we wrote that the gut needs fuel."
    assert split_entries(f"{above}\n\n{heading}\n\n1. {KIM}\n2. {CRUZAT}") == (KIM, CRUZAT)
    assert split_entries(f"{heading}\n{KIM}\n{CRUZAT}") == (KIM, CRUZAT)


def test_navigation_below_the_list_is_left_out() -> None:
    text = f"1. {KIM}\n2. {ROTH}\nInvented Letters\nRead More\nPrevious\nNext\n"
    assert split_entries(f'{text}{{ "@context": "https://schema.org", "@graph": [] }}') == (
        KIM,
        ROTH,
    )
    assert split_entries(f"{KIM}\n{CRUZAT}\nRead more\nNext") == (KIM, CRUZAT)


def test_page_numbers_and_links_between_the_lines_are_left_out() -> None:
    text = f"1. {KIM}\nPage 12 of 14\n2. {CRUZAT}\n[CrossRef] [PubMed]\n- 13 -\n3. {ROTH}\n"
    assert split_entries(text) == THREE
    springer = f"1. {CRUZAT}\nArticle  CAS  PubMed  PubMed Central  Google Scholar\n2. {EFSA}"
    assert split_entries(springer) == (CRUZAT, EFSA)


def test_html_from_a_page_is_read_as_it_is_shown() -> None:
    text = (
        "<h2>References</h2><ol>\n<li id='r1'>Roth E. <i>Nonnutritive</i> effects of\nglutamine. J "
        "Nutr. 2008;138(10):2025S&#8211;2031S.</li><li><p>Doe J. Salt &amp; sugar. Gut. "
        "2001;1:2. <a href='https://doi.org/10.5555/12'>link</a></p></li></ol><p>Next</p>"
    )
    assert split_entries(text) == (
        "Roth E. Nonnutritive effects of glutamine. J Nutr. 2008;138(10):2025S–2031S.",
        "Doe J. Salt & sugar. Gut. 2001;1:2. link https://doi.org/10.5555/12",
    )


def test_angle_brackets_of_a_doi_are_no_html() -> None:
    entry = (
        "Doe J. Old. Cancer. 1996;77:1. doi:10.1002/(SICI)1097(19960515)77:10<1::AID-C1>3.0.CO;2-A"
    )
    assert split_entries(f"1. {entry}\n2. {CRUZAT}") == (entry, CRUZAT)


def test_an_address_broken_over_two_lines_is_whole_again() -> None:
    text = "1. Roth E. Effects. J Nutr. 2008;138:2025. https://doi.org/10.1093/\n   jn/138.10.2025S"
    assert split_entries(text) == (
        "Roth E. Effects. J Nutr. 2008;138:2025. https://doi.org/10.1093/jn/138.10.2025S",
    )


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("https://doi.org/10.1093/", "jn/138.10. PMID: 1", "https://doi.org/10.1093/jn/138.10."),
        ("doi:10.3390/ijms1805", "1051", "doi:10.3390/ijms18051051"),
        ("doi:10.3390/ijms18051051", "Epub 2017", "doi:10.3390/ijms18051051 Epub 2017"),
        ("https://doi.org/", "https://doi.org/10.1/x", "https://doi.org/ https://doi.org/10.1/x"),
    ],
)
def test_only_the_rest_of_an_address_is_joined_to_it(before: str, after: str, whole: str) -> None:
    (entry,) = split_entries(f"Roth E. Effects. J Nutr. 2008;138:2025. {before}\n{after}")
    assert whole in entry


def test_identifiers_on_their_own_line_belong_to_the_entry_above() -> None:
    text = f"{CRUZAT}\nPMID: 30360490\ndoi: 10.3390/nu10111564\n{EFSA}"
    assert split_entries(text) == (
        f"{CRUZAT} PMID: 30360490 doi: 10.3390/nu10111564",
        EFSA,
    )


def test_a_list_of_identifiers_is_an_entry_each() -> None:
    dois = ("10.3390/ijms18051051", "https://doi.org/10.3390/nu10111564", "doi:10.3390/nu13062073")
    assert split_entries("\n".join(dois)) == dois
    assert split_entries("28498331\n30360490\n18806119\n") == ("28498331", "30360490", "18806119")


def test_one_reference_is_one_entry_and_nothing_is_none() -> None:
    assert split_entries(KIM) == (KIM,)
    assert split_entries(wrap(KIM, 50)) == (KIM,)
    assert split_entries("Not a reference at all.") == ("Not a reference at all.",)
    assert split_entries(" \n\t\n") == ()


def test_line_ends_of_every_system_are_known() -> None:
    for end in ("\r\n", "\r", "\u2028", "\v"):
        assert split_entries(end.join(f"{n}. {e}" for n, e in enumerate(THREE, 1))) == THREE


def test_the_list_of_the_first_letter_comes_apart(seed: Path) -> None:
    page = (seed / "letter.txt").read_text()
    entries = split_entries(page)
    assert len(entries) == 8
    assert [entry.split()[0] for entry in entries] == [
        *("Kim", "Cruzat", "Cordova-Martinez", "Coqueiro", "Roth", "Shah", "Garlick", "Ciampa")
    ]
    assert entries[-1].endswith("PMCID: PMC5402682")
    assert split_entries(page.partition("\nReferences\n")[2]) == entries


@given(st.text() | st.text(alphabet="Kim MH,.;:()-0129 \n\t•[]<li>/10.x", max_size=300))
def test_any_text_gives_entries_on_one_line(text: str) -> None:
    for entry in split_entries(text):
        assert entry == entry.strip()
        assert "\n" not in entry


@given(
    st.lists(st.sampled_from([*THREE, EFSA]), min_size=2, max_size=8),
    st.sampled_from(["{}. ", "[{}] ", "({}) ", "{}) "]),
    st.integers(38, 120),
)
def test_what_was_numbered_and_wrapped_comes_back(
    entries: list[str], mark: str, width: int
) -> None:
    text = "\n".join(wrap(mark.format(n) + entry, width) for n, entry in enumerate(entries, 1))
    assert split_entries(text) == tuple(entries)


@pytest.mark.parametrize(
    "piece", ["2017\n", "1. ", "Kim MH, ", "10.1000/", "<li>", "\n \n", "[1] 2017. ", "a. ", "• "]
)
def test_a_megabyte_of_anything_comes_to_an_end(piece: str) -> None:
    """Where a pattern runs wild this takes minutes, and the run of the tests says so."""
    assert all(split_entries(piece * (1_000_000 // len(piece))))
