"""A planned letter goes live on its second, also on the nights when clocks are changed."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.workflow import actions
from articles.workflow.policy import Role
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), "2026-11-01T01:30:00-05:00"),
        (datetime(2026, 11, 1, 7, 30, tzinfo=UTC), "2026-11-01T01:30:00-06:00"),
        (datetime(2027, 3, 14, 7, 59, 59, tzinfo=UTC), "2027-03-14T01:59:59-06:00"),
        (datetime(2027, 3, 14, 8, 0, tzinfo=UTC), "2027-03-14T03:00:00-05:00"),
    ],
)
def test_each_of_two_like_hours_is_its_own(get, clock, at, told):
    before = at - timedelta(days=1)
    letter = make_article("approved", slug="by-night", now=before)
    actions.schedule(letter, actor=make_user(Role.PUBLISHER), now=before, at=at)
    clock.now = at - timedelta(seconds=1)
    assert get("articles/by-night/").status_code == 404
    assert get("articles/").json()["count"] == 0
    clock.now = at
    shown = get("articles/by-night/")
    assert (shown.status_code, shown.json()["date_published"]) == (200, told)
    assert get("articles/").json()["count"] == 1
