"""
A test that commits leaves the database as the migrations made it (see commits.py).

The order matters, and pytest keeps it: what commits comes first, then who looks for traces.
"""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Event

GROUPS = {"editors", "reviewers", "publishers", "administrators", "medical", "legal"}


def event() -> Event:
    """Return a frozen row, committed or not as the test that asks is."""
    article = Article.objects.create(headline="Fiber", slug="fiber")
    actor = User.objects.create(username="editor")
    return Event.objects.create(article=article, kind="create", at=timezone.now(), actor=actor)


def of_letters() -> QuerySet[Event]:
    """Return the events that tests made; the migrations tell of the first policy."""
    return Event.objects.filter(article__isnull=False)


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return True
    return False


@pytest.mark.parametrize("_time", ["first", "second"])
def test_a_committing_test_may_leave_frozen_rows(transactional_db: None, _time: str) -> None:
    event()
    assert of_letters().count() == 1
    assert refused("DELETE FROM articles_event")


@pytest.mark.django_db(transaction=True)
def test_the_mark_does_as_well_as_the_fixture() -> None:
    event()
    assert of_letters().count() == 1


def test_the_next_test_finds_groups_and_their_rights(transactional_db: None) -> None:
    assert set(Group.objects.values_list("name", flat=True)) == GROUPS
    assert Group.objects.get(name="editors").permissions.exists()
    assert Permission.objects.filter(codename="change_article").count() == 1


def test_the_next_test_finds_no_row_of_the_one_before(transactional_db: None) -> None:
    assert not of_letters().exists()
    assert not User.objects.exists()


def test_the_next_test_finds_the_triggers(transactional_db: None) -> None:
    event()
    assert refused("UPDATE articles_event SET kind = 'approve'")
