"""Papers enter the library once, and nothing typed overwrites what is there."""

from datetime import UTC, datetime
from itertools import islice
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from references import citation_keys, csl, library
from references.csl import CslError, PersonName, build
from references.models import Contributor, Reference
from references.recognition import Identifiers
from tests.references import papers

pytestmark = pytest.mark.django_db


def paper(**values: Any) -> csl.Item:
    values = {
        "title": "The roles of glutamine",
        "authors": [PersonName("Kim", "MH"), PersonName(literal="ABC Study Group")],
        "editors": [PersonName("Choi", "S")],
        "issued": "2017-05",
        **values,
    }
    return build(**values)


def test_a_new_paper_is_kept_with_all_its_people() -> None:
    added = library.add(papers.CORDOVA, kind="trial", verified_source="Crossref")
    assert added.created
    kept = Reference.objects.get(citation_key="cordova-martinez-2021")
    assert kept.csl() == papers.CORDOVA
    assert (kept.kind, kept.status, kept.verified_source) == ("trial", "current", "Crossref")


def test_editors_and_groups_are_kept_too() -> None:
    reference = library.add(paper()).reference
    assert reference.names() == (PersonName("Kim", "MH"), PersonName(literal="ABC Study Group"))
    assert reference.names("editor") == (PersonName("Choi", "S"),)


def test_et_al_is_nobody_and_makes_no_author() -> None:
    cut_short = {**papers.KIM, "author": [{"family": "Kim"}, {"literal": "et al."}]}
    assert library.add(cut_short).reference.names() == (PersonName("Kim"),)


def test_a_key_of_a_merged_record_leads_to_the_paper() -> None:
    kim = library.add(papers.KIM).reference
    kim.former_keys.create(key="kim-mh-2017", since=datetime(2026, 6, 1, tzinfo=UTC))
    assert library.keyed("kim-2017") == library.keyed("kim-mh-2017") == kim
    assert library.keyed("kim-1900") is None


def test_the_eight_papers_come_in_and_a_second_time_match() -> None:
    first = [library.add(item) for item in papers.PAPERS]
    again = [library.add(item) for item in papers.PAPERS]
    assert [added.created for added in first] == [True] * 8
    assert [added.created for added in again] == [False] * 8
    assert [added.reference for added in again] == [added.reference for added in first]
    assert Contributor.objects.count() == sum(len(csl.names(item)) for item in papers.PAPERS)


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ({"doi": "10.1000/a"}, {"doi": "10.1000/A"}),
        ({"pmid": "12"}, {"pmid": "12"}),
        ({"pmcid": "PMC12"}, {"pmcid": "pmc12"}),
        ({"isbn": "9780306406157"}, {"isbn": "0-306-40615-2"}),
    ],
)
def test_a_paper_is_matched_by_any_identifier(there: dict[str, str], typed: dict[str, str]) -> None:
    kept = library.add(paper(identifiers=Identifiers(**there))).reference
    other = paper(title="Quite another title", issued="1999", identifiers=Identifiers(**typed))
    assert library.add(other) == library.Added(kept, created=False)
    assert library.find(other) == kept


def test_the_doi_decides_when_identifiers_point_to_two_papers() -> None:
    by_pmid = library.add(paper(title="A", identifiers=Identifiers(pmid="12"))).reference
    by_doi = library.add(paper(title="B", identifiers=Identifiers(doi="10.1000/b"))).reference
    both = paper(identifiers=Identifiers(doi="10.1000/b", pmid="12"))
    assert by_pmid != by_doi
    assert library.add(both).reference == by_doi


def test_a_matched_record_is_never_changed() -> None:
    kept = library.add(paper(identifiers=Identifiers(doi="10.1000/a"))).reference
    typed = paper(
        title="Typed title", volume="9", identifiers=Identifiers(doi="10.1000/a", pmid="3")
    )
    library.add(typed, kind="trial", status="retracted", verified_source="somebody")
    kept.refresh_from_db()
    assert (kept.title, kept.volume, kept.pmid) == ("The roles of glutamine", "", "")
    assert (kept.kind, kept.status, kept.verified_source) == ("", "current", "")


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ({}, True),
        ({"title": "The Rôles of <i>Glutamine</i>."}, True),
        ({"authors": [PersonName("KIM", "Min-Hyun")]}, True),
        ({"issued": "2017"}, True),
        ({"identifiers": Identifiers(pmid="12")}, True),
        ({"identifiers": Identifiers(doi="10.1000/other")}, False),
        ({"title": "The roles of glutamine, part 2"}, False),
        ({"authors": [PersonName("Kimura", "M")]}, False),
        ({"authors": []}, False),
        ({"issued": "2018"}, False),
        ({"issued": ""}, False),
    ],
)
def test_without_identifier_title_first_author_and_year_decide(
    typed: dict[str, Any], same: bool
) -> None:
    kept = library.add(paper(identifiers=Identifiers(doi="10.1000/a"))).reference
    added = library.add(paper(**typed))
    assert (added.reference == kept) is same
    assert added.created is not same


def test_citation_keys_are_family_and_year_then_letters() -> None:
    titles = ["First", "Second", "Third"]
    keys = [library.add(paper(title=title)).reference.citation_key for title in titles]
    assert keys == ["kim-2017", "kim-2017b", "kim-2017c"]


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"authors": [PersonName("Córdova-Martínez", "A")]}, "cordova-martinez-2017"),
        ({"authors": [PersonName("O’Keefe", "S")]}, "okeefe-2017"),
        ({"authors": [PersonName("van der Hulst", "R")]}, "van-der-hulst-2017"),
        (
            {"authors": [PersonName(literal="World Health Organization")]},
            "world-health-organization-2017",
        ),
        ({"authors": [], "editors": [PersonName("Choi", "S")]}, "choi-2017"),
        ({"authors": [], "editors": []}, "the-roles-of-2017"),
        ({"issued": ""}, "kim"),
        ({"authors": [PersonName("王", "明")]}, "the-roles-of-2017"),
        ({"authors": [PersonName("王", "明")], "title": "谷氨酰胺", "issued": ""}, "reference"),
    ],
)
def test_citation_keys_are_ascii(values: dict[str, Any], key: str) -> None:
    assert library.add(paper(**values)).reference.citation_key == key


def test_a_wanted_key_is_used_when_it_is_free() -> None:
    first = library.add(paper(title="First"), citation_key="glutamine-roles")
    second = library.add(paper(title="Second"), citation_key="glutamine-roles")
    assert first.reference.citation_key == "glutamine-roles"
    assert second.reference.citation_key == "kim-2017"


def test_keys_never_run_out() -> None:
    keys = citation_keys.citation_keys(family="Kim", year=2017, title="")
    offered = list(islice(keys, 30))
    assert offered[:3] == ["kim-2017", "kim-2017b", "kim-2017c"]
    assert offered[25:28] == ["kim-2017z", "kim-2017-27", "kim-2017-28"]
    assert len(set(offered)) == 30
    without_year = citation_keys.citation_keys(family="Kim", year=None, title="")
    assert list(islice(without_year, 2)) == ["kim", "kim-b"]


@pytest.mark.parametrize(
    ("item", "options", "error"),
    [
        ({"type": "song", "title": "T"}, {}, CslError),
        ({"title": " "}, {}, CslError),
        ({"title": "T", "DOI": "nonsense"}, {}, ValidationError),
        ({"title": "T", "volume": "9" * 100}, {}, ValidationError),
        ({"title": "T"}, {"kind": "poem"}, ValidationError),
        ({"title": "T"}, {"status": "fine"}, ValidationError),
        ({"title": "T"}, {"citation_key": "Not A Key"}, ValidationError),
    ],
)
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(
    item: dict[str, Any], options: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        library.add(item, **options)
    assert not Reference.objects.exists()


def test_an_address_that_is_none_of_the_web_is_left_out() -> None:
    added = library.add({"title": "T", "URL": "javascript:alert(1)"})
    assert "javascript" not in str(vars(Reference.objects.get(pk=added.reference.pk)))


def test_a_person_that_cannot_be_kept_takes_the_paper_along() -> None:
    too_long = paper(authors=[PersonName("Kim", "M", suffix="x" * 30)])
    with pytest.raises(ValidationError, match="20 characters"):
        library.add(too_long)
    assert not Reference.objects.exists()


def test_the_same_paper_added_at_the_same_moment_ends_as_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rival = Reference.objects.create(citation_key="rival", title="T", doi="10.1000/a")
    match = library._match
    looked_too_early = iter([True])
    monkeypatch.setattr(
        library,
        "_match",
        lambda draft, names: None if next(looked_too_early, False) else match(draft, names),
    )
    added = library.add(paper(identifiers=Identifiers(doi="10.1000/a")))
    assert added == library.Added(rival, created=False)
    assert Reference.objects.count() == 1
    assert not Contributor.objects.exists()


def test_a_key_taken_at_the_same_moment_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    Reference.objects.create(citation_key="kim-2017", title="Another")
    free = library._free_key
    offered = iter(["kim-2017"])
    monkeypatch.setattr(
        library, "_free_key", lambda wanted, item: next(offered, "") or free(wanted, item)
    )
    assert library.add(paper()).reference.citation_key == "kim-2017b"


def test_a_quarrel_without_end_is_given_up_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(draft: Reference, people: list[Contributor]) -> None:
        raise IntegrityError

    monkeypatch.setattr(library, "_insert", refuse)
    with pytest.raises(ValidationError, match="try again"):
        library.add(paper())
