"""The first page: what is yours first, and what people would rather look at than read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib import admin
from django.test import Client
from django.utils import timezone

from articles import adminsite
from articles.admin.home import letters, page, pictures
from articles.models import (
    Article,
    Contributor,
    Publication,
    Recheck,
    WebhookDelivery,
    WebhookEndpoint,
    WebhookMessage,
)
from articles.workflow import house
from articles.workflow.policy import Role
from tests.articles.admin.browser import words
from tests.factories import make_article, make_user
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db

MOST = 40
"""Queries, most of them for the sections."""
HOME = "/admin/"


@kept
def some_letters() -> list[Article]:
    """A draft, a letter in review, an approved one and one that readers see."""
    now = timezone.now() - timedelta(days=1)
    return [
        make_article("draft", headline="A first draft", now=now),
        make_article("in_review", headline="Read me, please", now=now),
        make_article("approved", headline="Publish me", now=now),
        make_article("published", headline="Readers see this", now=now),
    ]


def home_of(user) -> dict[str, list[str]]:
    """Return the headlines of each section that `user` sees, in the order of the page."""
    client = Client()
    client.force_login(user)
    answer = client.get(HOME)
    assert answer.status_code == 200
    return {each.name: [row.title for row in each.rows] for each in answer.context["sections"]}


def test_the_page_asks_as_often_for_thirty_letters_as_for_four(
    some_letters: list[Article], django_assert_max_num_queries, django_assert_num_queries
) -> None:
    client = Client()
    client.force_login(make_user(Role.ADMINISTRATOR))
    client.get(HOME)
    with django_assert_max_num_queries(MOST) as four:
        client.get(HOME)
    statuses = ("draft", "in_review", "approved")
    Article.objects.bulk_create(
        Article(
            slug=f"more-{number}",
            headline=f"More {number}",
            status=statuses[number % 3],
            edited_at=timezone.now(),
        )
        for number in range(26)
    )
    with django_assert_num_queries(len(four)):
        client.get(HOME)


def test_every_group_has_every_section_in_an_order_of_its_own() -> None:
    assert set(page.ORDER) == set(page.FIRST) == set(Role)
    sections = {frozenset(order.split()) for order in page.ORDER.values()}
    assert len(sections) == 1
    assert all(len(order.split()) == len(set(order.split())) for order in page.ORDER.values())


@pytest.mark.parametrize(
    ("role", "waiting"),
    [
        (Role.EDITOR, []),
        (Role.REVIEWER, ["Read me, please"]),
        (Role.PUBLISHER, ["Publish me"]),
        (Role.ADMINISTRATOR, ["Publish me", "Read me, please"]),
    ],
)
def test_what_waits_is_what_this_group_takes_next(
    role: Role, waiting: list[str], some_letters: list[Article]
) -> None:
    found = home_of(make_user(role))
    assert sorted(found["waiting"]) == waiting
    assert found["published"] == ["Readers see this"]
    assert not set(waiting) & set(found.get("work", []))


def test_nobody_is_asked_to_approve_what_they_wrote(some_letters: list[Article]) -> None:
    reviewer = make_user(Role.REVIEWER)
    in_review = some_letters[1]
    assert home_of(reviewer)["waiting"] == ["Read me, please"]
    Contributor.objects.create(revision=in_review.revisions.get(), user=reviewer)
    assert home_of(reviewer)["waiting"] == []


def test_nobody_is_asked_to_approve_under_their_own_name(some_letters: list[Article]) -> None:
    reviewer = make_user(Role.REVIEWER)
    author = some_letters[1].authors.get()
    author.user = reviewer
    author.save()
    assert home_of(reviewer)["waiting"] == []


def test_my_drafts_are_those_i_edited_last(some_letters: list[Article]) -> None:
    draft = some_letters[0]
    assert home_of(draft.edited_by)["mine"] == ["A first draft"]
    assert home_of(make_user(Role.EDITOR))["mine"] == []


def test_whoever_may_see_no_letters_is_told_of_none(some_letters: list[Article]) -> None:
    client = Client()
    client.force_login(make_user())
    answer = client.get(HOME)
    assert "Going live this week" not in words(answer)
    assert "Readers see this" not in words(answer)


def test_the_week_is_the_brands_and_a_letter_stands_on_its_day(live_letter: Article) -> None:
    # 23:30 on Thursday in Chicago is Friday in London.
    now = datetime(2026, 12, 3, 18, 0, tzinfo=UTC)
    at = datetime(2026, 12, 4, 5, 30, tzinfo=UTC)
    plan(live_letter, at)
    with timezone.override("America/Chicago"):
        days = pictures.week(now=now)
    assert [str(day.day) for day in days] == [f"2026-12-{day:02}" for day in range(3, 10)]
    assert [len(day.letters) for day in days] == [1, 0, 0, 0, 0, 0, 0]
    assert days[0].is_today
    with timezone.override("Europe/London"):
        assert [len(day.letters) for day in pictures.week(now=now)] == [0, 1, 0, 0, 0, 0, 0]


def test_the_week_ends_after_seven_days_also_where_clocks_change(live_letter: Article) -> None:
    now = datetime(2027, 3, 10, 18, 0, tzinfo=UTC)
    plan(live_letter, datetime(2027, 3, 17, 4, 59, tzinfo=UTC))
    with timezone.override("America/Chicago"):
        assert [len(day.letters) for day in pictures.week(now=now)][-1] == 1
        Publication.objects.filter(live_from__gt=now).update(slug="x", live_until=None)
        later = now - timedelta(days=1)
        assert not any(day.letters for day in pictures.week(now=later))


def plan(article: Article, at: datetime) -> None:
    """Have a publication of `article` begin at `at`; what is live ends then."""
    row = article.publications.get()
    Publication.objects.filter(pk=row.pk).update(live_until=at)
    row.pk, row.live_from = None, at
    row.save(force_insert=True)


def test_shares_count_each_letter_once_by_its_status_of_now(some_letters: list[Article]) -> None:
    found = {share.status: share.number for share in pictures.shares(now=timezone.now())}
    assert found == {"draft": 1, "in_review": 1, "approved": 1, "published": 1}
    ended = timezone.now() - timedelta(minutes=1)
    Publication.objects.update(live_until=ended)
    shares = pictures.shares(now=timezone.now())
    assert {share.status: share.number for share in shares}["unpublished"] == 1
    assert sum(share.width for share in shares) == pytest.approx(100)


def test_the_pace_counts_publications_by_their_week(some_letters: list[Article]) -> None:
    bars = pictures.pace(now=timezone.now())
    assert len(bars) == pictures.WEEKS
    assert sum(bar.number for bar in bars) == 1
    assert max(bar.height for bar in bars) == pictures.HIGHEST


def test_what_is_broken_is_told_to_those_who_may_look(some_letters: list[Article]) -> None:
    endpoint = WebhookEndpoint.objects.create(url="https://www.evenwell.example/hook")
    WebhookDelivery.objects.create(
        message=WebhookMessage.objects.first(),
        endpoint=endpoint,
        outcome="given_up",
        created_at=timezone.now(),
    )
    administrator = home_of(make_user(Role.ADMINISTRATOR))
    assert "https://www.evenwell.example/hook" in administrator["broken"]
    assert "3 unverified references" in administrator["broken"]
    editor = home_of(make_user(Role.EDITOR))
    assert "https://www.evenwell.example/hook" not in editor["broken"]


def test_a_letter_that_could_not_be_checked_again_is_told(some_letters: list[Article]) -> None:
    why, reviewer = "A new word.", make_user(Role.REVIEWER)
    now = timezone.now()
    house.add_term(kind="disease", phrase="gnarly gut", why=why, actor=reviewer, now=now)
    run = Recheck.objects.get(version__number=2)
    revision = some_letters[3].revisions.get()
    run.letters.create(revision=revision, failure="The disk is full.", finished_at=now)
    client = Client()
    client.force_login(reviewer)
    assert "Could not be checked under policy 2: The disk is full." in words(client.get(HOME))
    house.add_term(kind="disease", phrase="gnarly guts", why=why, actor=reviewer, now=now)
    assert "The disk is full." not in words(client.get(HOME))


def test_a_section_is_no_longer_than_one_can_read(some_letters: list[Article]) -> None:
    user = make_user(Role.EDITOR)
    Article.objects.bulk_create(
        Article(slug=f"mine-{n}", headline=f"Mine {n}", edited_by=user) for n in range(20)
    )
    assert len(letters.mine(user, now=timezone.now()).rows) == 8


def test_every_model_stands_under_a_heading_of_the_index() -> None:
    named = {name for names in adminsite.GROUPS.values() for name in names}
    assert {model.__name__ for model in admin.site._registry} == named
