"""Rows that are lent: one building for many tests, and no test sees what another did."""

from itertools import count

import pytest
from django.db import IntegrityError, transaction

from references.models import Reference
from tests.factories import make_reference
from tests.tooling.kept_rows import kept

built = count(1)


@kept
def lent_paper() -> Reference:
    """A paper that says how often papers were built for this file."""
    return make_reference("lent-2001", volume=str(next(built)))


@kept
def two_papers() -> list[Reference]:
    """Two papers."""
    return [make_reference("one-2001"), make_reference("two-2001")]


@pytest.mark.parametrize("_time", ["once", "twice", "thrice"])
def test_whatever_a_test_does_is_undone(lent_paper: Reference, _time: str) -> None:
    assert Reference.objects.count() == 1
    assert lent_paper.title == "A paper called lent-2001"
    lent_paper.title = "Another"
    lent_paper.save()
    make_reference("more-2001")


@pytest.mark.parametrize("_time", ["once", "twice", "thrice"])
def test_many_tests_take_one_building(lent_paper: Reference, _time: str) -> None:
    # The first test that needs a database, in whichever process, builds its own.
    assert int(lent_paper.volume) <= 2


def test_a_list_is_lent_as_a_list(two_papers: list[Reference]) -> None:
    assert [paper.citation_key for paper in two_papers] == ["one-2001", "two-2001"]
    assert Reference.objects.count() == 2


@pytest.mark.django_db
def test_a_test_that_asks_for_nothing_finds_nothing() -> None:
    assert not Reference.objects.exists()


def test_a_failed_transaction_spoils_nothing(lent_paper: Reference) -> None:
    lent_paper.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        lent_paper.save(force_insert=True)
    assert Reference.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_gets_rows_of_its_own(lent_paper: Reference) -> None:
    assert Reference.objects.get() == lent_paper
