"""Records that may be one paper are found, and why is said."""

from datetime import UTC, datetime

import pytest

from references import csl, duplicates, library
from references.csl import PersonName
from references.models import Reference
from references.recognition import Identifiers
from references.verification import registered
from tests.references import papers
from tests.references.answering import record

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)


def shelve(item: csl.Item, **changes: object) -> Reference:
    return library.add({**item, **changes}).reference


def without_ids(item: csl.Item) -> csl.Item:
    return {n: v for n, v in item.items() if n not in ("DOI", "PMID", "PMCID")}  # type: ignore[return-value]


def groups() -> list[tuple[set[str], bool, str]]:
    return [
        ({row.citation_key for row in group.references}, group.sure, group.conflict)
        for group in duplicates.find()
    ]


def test_the_eight_papers_are_eight() -> None:
    for item in papers.PAPERS:
        shelve(item)
    assert groups() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "The role of glutamine in the intestine, its implication in intestinal diseases"},
        {"title": "Roles of Glutamine in the Intestine & Its Implication in Intestinal Disease"},
        {"title": "The Roles of Glutamine in the Intestine"},
        {"issued": {"date-parts": [[2018]]}, "volume": "", "issue": "", "page": ""},
        {"author": [{"family": "Kim", "given": "M. H."}, {"family": "Kim", "given": "H."}]},
    ],
)
def test_a_paper_typed_a_little_otherwise_is_found(changes: dict[str, object]) -> None:
    shelve(papers.KIM)
    other = {**without_ids(papers.KIM), "author": [{"family": "Kim", "given": "MH"}], **changes}
    if "title" not in changes:
        other["title"] = (
            "Roles of Glutamine in the Intestine and its Implication in Intestinal Diseases"
        )
    shelve(other)  # type: ignore[arg-type]
    assert groups() == [({"kim-2017", Reference.objects.last().citation_key}, False, "")]


@pytest.mark.parametrize(
    ("title", "authors", "issued"),
    [
        (
            "The roles of arginine in the intestine and its implication in intestinal diseases",
            [PersonName("Wu", "G")],
            "2017",
        ),
        ("The Roles of Glutamine in the Intestine, part 2", [PersonName("Kim", "MH")], "2021"),
        ("Glutamine", [PersonName("Kim", "MH")], "2017"),
    ],
)
def test_a_neighbour_is_no_duplicate(title: str, authors: list[PersonName], issued: str) -> None:
    shelve(papers.KIM)
    shelve(csl.build(title=title, authors=authors, issued=issued, volume="3", page="9"))
    assert groups() == []


def test_two_identifiers_that_a_registry_knows_together_are_one_paper() -> None:
    kim = shelve({**papers.KIM, "PMID": "", "PMCID": ""})
    registered.keep(kim, [record(papers.KIM)], now=NOW)
    other = shelve(csl.build(title="Typed in a hurry", identifiers=Identifiers(pmid="28498331")))
    (group,) = duplicates.find()
    assert (group.references, group.sure) == ((kim, other), True)
    assert (duplicates.of(kim), duplicates.of(other)) == ((other,), (kim,))
    assert group.reason == "The registries’ records of them share the PMID 28498331."


def test_an_address_that_holds_the_doi_of_another_record_is_a_claim_to_it() -> None:
    kim = shelve(papers.KIM)
    other = shelve(csl.build(title="A page", url="https://doi.org/10.3390/ijms18051051"))
    (group,) = duplicates.find()
    assert (group.references, group.sure) == ((kim, other), True)
    assert (duplicates.of(kim), duplicates.of(other)) == ((other,), (kim,))


def test_what_a_registry_said_under_an_exchanged_doi_is_no_claim() -> None:
    kim = shelve({**papers.KIM, "DOI": "10.1000/other", "PMID": "", "PMCID": ""}, title="Other")
    registered.keep(kim, [record(papers.KIM)], now=NOW)
    there = shelve(csl.build(title="Typed", identifiers=Identifiers(pmid="28498331")))
    assert groups() == []
    assert (duplicates.of(kim), duplicates.of(there)) == ((), ())


def test_chapters_of_one_book_are_papers_of_their_own() -> None:
    book = library.add(csl.build(title="A book", identifiers=Identifiers(isbn="9780306406157")))
    chapter = shelve(csl.build(type="chapter", title="Its third chapter"))
    part = csl.build(title="Its third chapter", identifiers=Identifiers(isbn="9780306406157"))
    registered.keep(chapter, [record(part)], now=NOW)
    assert groups() == []
    assert duplicates.of(book.reference) == ()


def test_two_dois_speak_against_it_and_are_named_last() -> None:
    preprint = shelve({**papers.ROTH, "DOI": "10.1101/2007.12.01.1"})
    article = shelve(papers.ROTH)
    shelve(papers.KIM)
    near = {
        **without_ids(papers.KIM),
        "title": "Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases",
    }
    shelve(near)  # type: ignore[arg-type]
    sure, doubtful = duplicates.find()
    assert sure.conflict == ""
    assert set(doubtful.references) == {preprint, article}
    assert "different DOIs, 10.1101/2007.12.01.1 and 10.1093/jn/138.10.2025s" in doubtful.conflict


def test_three_records_of_one_paper_are_one_group() -> None:
    for title in (
        "Nonnutritive effects of glutamine",
        "Non-nutritive effects of glutamin",
        "Nonnutritive effect of glutamine",
    ):
        shelve({**without_ids(papers.ROTH), "title": title})
    (group,) = duplicates.find()
    assert len(group.references) == 3
    assert [row.pk for row in group.references] == sorted(row.pk for row in group.references)


def test_the_page_of_a_paper_names_its_likely_doubles() -> None:
    kim = shelve(papers.KIM)
    near = {
        **without_ids(papers.KIM),
        "title": "Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases",
    }
    other = shelve(near)  # type: ignore[arg-type]
    shelve(papers.SHAH)
    assert duplicates.of(kim) == (other,)
    assert duplicates.of(other) == (kim,)
    assert duplicates.of(Reference.objects.get(citation_key="shah-2020")) == ()
