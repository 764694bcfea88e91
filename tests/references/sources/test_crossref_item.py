"""What Crossref deposits becomes what a reference list prints, and nothing is invented."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references import csl
from references.csl import PersonName
from references.sources.crossref_item import TYPES, item, says_retracted
from tests.registry_server.crossref import works


def work(**fields: Any) -> dict[str, Any]:
    """Return a journal article; underscores in field names stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return {"DOI": "10.5555/test", "type": "journal-article", "title": ["A title"]} | named


PRINT, ONLINE = "published_print", "published_online"


def on(*parts: int | None) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


def test_a_paper_is_read_whole() -> None:
    assert item(works()["10.3390/ijms18051051"]) == csl.build(
        title="The Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases",
        authors=[PersonName("Kim", "Min-Hyun"), PersonName("Kim", "Hyeyoung")],
        container_title="International Journal of Molecular Sciences",
        publisher="MDPI AG",
        issued="2017-05-12",
        volume="18",
        issue="5",
        page="1051",
        issn="1422-0067",
        identifiers=csl.identifiers({"DOI": "10.3390/ijms18051051"}),
        abstract="A record for tests: glutamine feeds the cells that line the intestine.",
        language="en",
    )


def test_accents_survive() -> None:
    families = [name.family for name in csl.names(item(works()["10.3390/nu13062073"]))]
    assert families[:2] == ["Córdova-Martínez", "Caballero-García"]


def test_particles_suffixes_and_degrees_find_their_place() -> None:
    doi = "10.1002/(sici)1099-1492(199812)12:8<501::aid-nbm554>3.0.co;2-2"
    names = csl.names(item(works()[doi]))
    assert [name.full for name in names] == [
        "Jan Willem van der Berg",
        "María José de la Cruz",
        "Siobhán O'Neill",
        "Martin Luther King Jr",
        "William Henry Gates III",
        "Jon Mispelt",
    ]


def test_groups_stand_among_people() -> None:
    names = csl.names(item(works()["10.5555/invented.100"]))
    assert [name.literal for name in names] == [
        "",
        "Invented Trial Group",
        "The NIGHT Study Investigators",
    ]


def test_three_hundred_authors_are_all_there() -> None:
    assert len(csl.names(item(works()["10.5555/invented.30"]))) == 300


def test_another_script_is_left_as_it_is() -> None:
    found = item(works()["10.5555/invented.104"])
    assert csl.title(found) == "グルタミンと腸管バリア"
    assert csl.names(found)[0] == PersonName("山田", "太郎")
    assert csl.language(found) == "ja"


def test_a_formula_in_a_title_is_read() -> None:
    title = csl.marked_title(item(works()["10.5555/invented.114"]))
    assert title == "Optical effects in N-acetyl-L-glutamine: K<sub>m</sub> = 1/2"


# The date a paper is cited by

DATES = [
    # In an issue, the printed one.
    ({"volume": "3", PRINT: on(2023, 1), ONLINE: on(2022, 11, 30)}, "2023-01"),
    ({"issue": "3", PRINT: on(2023), ONLINE: on(2022, 11, 30)}, "2023"),
    ({"journal_issue": {"issue": "2", "published-print": on(2023, 2)}}, "2023-02"),
    # In none, the day it appeared.
    ({PRINT: on(2023, 1), ONLINE: on(2022, 11, 30)}, "2022-11-30"),
    ({"volume": "3", ONLINE: on(2022, 11, 30)}, "2022-11-30"),
    ({"volume": "3", "issued": on(2001)}, "2001"),
    ({"posted": on(2023, 8, 4), "issued": on(2023)}, "2023-08-04"),
    ({"approved": on(1999, 6)}, "1999-06"),
    # Nothing that nobody said.
    ({PRINT: on(None)}, ""),
    ({"issued": on(2017, 0)}, "2017"),
    ({"issued": on(2017, 13)}, ""),
    ({"issued": {"date-parts": [[]]}}, ""),
    ({}, ""),
]


@pytest.mark.parametrize(("fields", "issued"), DATES)
def test_the_date_is_that_of_the_issue_and_never_more_exact_than_known(
    fields: dict[str, Any], issued: str
) -> None:
    assert csl.issued(item(work(**fields))) == issued


# Where in the journal

PLACES = [
    # page, article-number, page printed, number printed
    ("1051", None, "1051", ""),
    ("637-641", None, "637-641", ""),
    ("2556S-2561S", None, "2556S-2561S", ""),
    ("e102", None, "e102", ""),
    (None, "125", "", "125"),
    ("125", "125", "125", ""),
    ("1-12", "47", "1-12", "47"),
    ("7-7", None, "7", ""),
    ("445-", None, "445", ""),
    ("n/a-n/a", None, "", ""),
    ("n/a", None, "", ""),
    ("no", None, "", ""),
    (" 12 ", None, "12", ""),
    ("CD010050", None, "CD010050", ""),
]


@pytest.mark.parametrize(("page", "article_number", "printed", "number"), PLACES)
def test_pages_and_article_numbers_are_told_apart(
    page: str | None, article_number: str | None, printed: str, number: str
) -> None:
    found = item(work(page=page, article_number=article_number))
    assert (csl.page(found), csl.number(found)) == (printed, number)


# The title

TITLES = [
    (["Glutamine and sleep"], ["A trial"], "Glutamine and sleep: A trial"),
    (["Does glutamine help?"], ["A trial"], "Does glutamine help? A trial"),
    (["Glutamine:"], ["A trial"], "Glutamine: A trial"),
    (["Glutamine: a trial"], ["A trial"], "Glutamine: a trial"),
    (["RETRACTED: Glutamine"], [], "Glutamine"),
    (["RETRACTED ARTICLE: Glutamine"], [], "Glutamine"),
    (["[Retracted] Glutamine"], [], "Glutamine"),
    (["[RETRACTED ARTICLE]: Glutamine"], [], "Glutamine"),
    (["[Retracted studies] A review"], [], "[Retracted studies] A review"),
    (["WITHDRAWN: Glutamine"], [], "Glutamine"),
    (["Retraction: Shah et al. Glutamine"], [], "Retraction: Shah et al. Glutamine"),
    (["Retracted studies: a review"], [], "Retracted studies: a review"),
    (["", None, "Glutamine"], [], "Glutamine"),
]


@pytest.mark.parametrize(("title", "subtitle", "read"), TITLES)
def test_a_title_is_read(title: list[str], subtitle: list[str], read: str) -> None:
    assert csl.title(item(work(title=title, subtitle=subtitle))) == read


def test_a_work_without_a_title_takes_its_original_one() -> None:
    assert csl.title(item(work(title=[], original_title=["Glutamin"]))) == "Glutamin"


def test_the_word_before_the_title_is_noticed() -> None:
    assert says_retracted(work(title=["RETRACTED: Glutamine"]))
    assert not says_retracted(work(title=["Retraction: Shah et al."]))


# Journals and books


@pytest.mark.parametrize(
    ("full", "short", "printed"),
    [
        ("International Journal of Molecular Sciences", "IJMS", ""),
        ("Proceedings of the National Academy of Sciences", "PNAS", ""),
        ("JAMA", "JAMA", "JAMA"),
        ("New England Journal of Medicine", "N Engl J Med", "N Engl J Med"),
        ("The Journal of Nutrition", "", ""),
    ],
)
def test_an_acronym_is_no_abbreviated_title(full: str, short: str, printed: str) -> None:
    found = item(work(container_title=[full], short_container_title=[short]))
    assert csl.container_title_short(found) == printed


def test_a_chapter_stands_in_its_book_and_not_in_the_series() -> None:
    found = item(works()["10.5555/chapter.1"])
    assert csl.type_(found) == "chapter"
    assert csl.container_title(found) == "Amino Acids in Health"
    assert [name.family for name in csl.names(found, "editor")] == ["Adams", "Bell"]
    assert csl.isbn(found) == "", "the book's ISBN would make its chapters one reference"


def test_a_book_has_its_isbn_edition_and_editors() -> None:
    found = item(works()["10.1201/9780203010266"])
    assert (csl.type_(found), csl.isbn(found), csl.edition(found)) == ("book", "9780203010266", "2")
    assert [name.family for name in csl.names(found, "editor")] == ["Cynober"]


def test_an_isbn_is_read_from_an_address_and_a_bad_one_left_out() -> None:
    isbns = ["not one", "http://id.crossref.org/isbn/9780203010266"]
    assert csl.isbn(item(work(type="book", ISBN=isbns))) == "9780203010266"
    assert csl.isbn(item(work(type="book", ISBN=["not one"]))) == ""


def test_a_preprint_stands_on_its_server() -> None:
    found = item(works()["10.1101/2023.08.01.551234"])
    assert (csl.type_(found), csl.container_title(found)) == ("article", "bioRxiv")


def test_every_type_is_one_we_take() -> None:
    assert set(TYPES.values()) <= set(csl.TYPES)
    assert csl.type_(item(work(type="grant"))) == "document"


# A registry's slip costs a field, not the paper

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
FIELDS = sorted({name for each in works().values() for name in each})


@given(st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_whatever_shape_comes_an_item_is_made(fields: dict[str, Any]) -> None:
    assert csl.type_(item(fields)) in csl.TYPES


@pytest.mark.parametrize("doi", sorted(works()))
def test_every_record_makes_an_item_that_the_library_takes(doi: str) -> None:
    csl.check(item(works()[doi]))
