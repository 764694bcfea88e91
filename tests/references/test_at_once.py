"""Several people paste, verify and merge at once; one paper stays one row on every database."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from references import csl, intake, library, merging
from references.models import Contributor, FormerKey, Notice, Reference, RegistryRecord
from references.notices import standing
from references.recognition import Identifiers
from references.verification import verifying
from tests.racing import race, real_connections
from tests.references import papers
from tests.references.answering import RETRACTION, RETRACTION_BY_PMID, the_eight

__all__ = ["real_connections"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_connections")]
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
MANY = 6


def all_at_once(*doings: Callable[[], Any]) -> list[Any]:
    """Run `doings` together and return what they gave; whatever one raised is raised."""
    results = race(*doings)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results


def test_one_doi_added_by_many_is_one_row() -> None:
    added = all_at_once(*[lambda: library.add(papers.CORDOVA)] * MANY)
    assert sum(one.created for one in added) == 1
    assert len({one.reference.pk for one in added}) == 1
    assert Reference.objects.count() == 1
    assert Contributor.objects.count() == len(csl.names(papers.CORDOVA))


def test_one_list_pasted_by_many_is_one_row_for_each_paper() -> None:
    text = "\n".join(f"https://doi.org/{item['DOI']}" for item in papers.PAPERS[:4])

    def paste() -> list[str]:
        taken = intake.take_in(text, registries=the_eight(), now=NOW)
        return [one.outcome for one in taken]

    outcomes = all_at_once(*[paste] * MANY)
    assert {outcome for one in outcomes for outcome in one} <= {"verified", "shelf"}
    assert Reference.objects.count() == 4
    assert RegistryRecord.objects.count() == 4
    assert Reference.objects.filter(verified_at=NOW).count() == 4


def test_papers_of_one_author_and_year_get_keys_of_their_own() -> None:
    titles = [f"Paper number {n} on glutamine" for n in range(MANY)]

    def add(title: str) -> Callable[[], Any]:
        person = csl.PersonName("Kim", "MH")
        return lambda: library.add(csl.build(title=title, authors=[person], issued="2017"))

    added = all_at_once(*map(add, titles))
    assert len({one.reference.citation_key for one in added}) == MANY


def test_one_notice_told_by_two_registries_at_once_is_one_row() -> None:
    shah = library.add(papers.SHAH).reference

    def tell(notice: Any) -> Callable[[], Any]:
        row = Reference.objects.get(pk=shah.pk)
        return lambda: standing.record_notices(row, [notice], now=NOW)

    all_at_once(*map(tell, [RETRACTION, RETRACTION_BY_PMID] * 2))
    assert Notice.objects.count() == 1
    assert Reference.objects.get().status == "retracted"
    assert Reference.objects.get().events.filter(kind="status").count() == 1


def test_two_records_verified_at_once_never_get_one_identifier() -> None:
    known = papers.KIM["PMID"], papers.KIM["DOI"]
    for pmid, doi in ((known[0], ""), ("", known[1])):
        item = csl.build(title=csl.title(papers.KIM), identifiers=Identifiers(pmid=pmid, doi=doi))
        library.add({**item, "id": f"{pmid}{doi}"})
    rows = list(Reference.objects.all())
    all_at_once(
        *(
            lambda row=row: verifying.verify(row, registries=the_eight(), now=NOW)  # type: ignore[misc]
            for row in rows
        )
    )
    assert Reference.objects.filter(pmid=known[0]).count() == 1
    assert Reference.objects.filter(doi=known[1]).count() == 1


def test_two_merges_against_each_other_leave_one_record() -> None:
    one, other = (library.add(csl.build(title=title)).reference for title in ("One", "Other"))

    def merge(gone: Reference, kept: Reference) -> Callable[[], Any]:
        return lambda: merging.merge(gone, kept, actor=None, now=NOW)

    results = race(merge(one, other), merge(other, one))
    errors = [result for result in results if isinstance(result, BaseException)]
    assert [type(error) for error in errors] == [merging.MergeRefused]
    assert (Reference.objects.count(), FormerKey.objects.count()) == (1, 1)
