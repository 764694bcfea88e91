"""What readers' frontends are told of a letter's review, and how long they may believe it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, ReviewPolicy
from articles.workflow import upkeep
from articles.workflow.policy import Role
from tests.articles.api.conftest import Clock
from tests.factories import NOW, make_article, make_user

pytestmark = pytest.mark.django_db

ADDRESS = "articles/what-cells-run-on/"


def until_overdue(letter: Article) -> datetime:
    instant = letter.publications.get().overdue_at
    assert instant is not None
    return instant


def have(**settings: Any) -> None:
    chief = make_user(Role.ADMINISTRATOR)
    ReviewPolicy.objects.create(why="We agreed.", changed_at=NOW, changed_by=chief, **settings)


def test_a_letter_says_until_when_its_review_holds(get: Any, letter: Article) -> None:
    last = letter.revisions.get().approvals.get().valid_until
    assert get(ADDRESS).json()["review"] == {"due": str(last), "overdue": False}


def test_no_cache_keeps_an_answer_beyond_the_last_day_of_a_review(
    get: Any, letter: Article, clock: Clock
) -> None:
    clock.now = until_overdue(letter) - timedelta(seconds=100)
    for path in (ADDRESS, f"{ADDRESS}markdown/", "articles/", "articles/?search=cells", "feed/"):
        answer = get(path)
        assert answer.headers["Cache-Control"] == "public, max-age=100", path


def test_an_overdue_letter_is_told_under_another_etag(
    get: Any, letter: Article, clock: Clock
) -> None:
    before = get(ADDRESS).headers["ETag"]
    clock.now = until_overdue(letter)
    upkeep.round_at(clock.now)
    answer = get(ADDRESS, headers={"If-None-Match": before})
    assert answer.status_code == 200
    assert answer.json()["review"]["overdue"] is True


def test_an_overdue_letter_that_is_unlisted_leaves_sitemap_and_feeds(
    get: Any, client: Client, letter: Article, clock: Clock
) -> None:
    have(overdue="noindex")
    assert letter.slug in client.get("/sitemap.xml").content.decode()
    clock.now = until_overdue(letter)
    upkeep.round_at(clock.now)
    assert letter.slug not in client.get("/sitemap.xml").content.decode()
    assert get(ADDRESS).status_code == 200


def test_where_overdue_letters_end_readers_need_no_worker(get: Any, clock: Clock) -> None:
    have(overdue="unpublish")
    letter = make_article("published", slug="what-ends-by-itself")
    instant = until_overdue(letter)
    clock.now = instant - timedelta(seconds=1)
    assert get(f"articles/{letter.slug}/").status_code == 200
    clock.now = instant
    assert get(f"articles/{letter.slug}/").status_code == 404
    assert letter.slug not in [row["slug"] for row in get("articles/").json()["results"]]


def test_reading_decides_nothing(
    get: Any, letter: Article, clock: Clock, django_assert_num_queries: Any
) -> None:
    for moment in (clock.now, until_overdue(letter) + timedelta(days=1)):
        clock.now = moment
        with django_assert_num_queries(1):
            get(ADDRESS)
