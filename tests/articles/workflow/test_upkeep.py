"""What the passing of days does: letters become overdue, people are reminded, each once."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
import orjson
import pytest
from django.contrib.auth.models import User
from django.core import mail
from django_tasks_db.models import DBTaskResult

from articles.models import Article, Event, Publication, ReviewPolicy, ReviewRequest, WebhookMessage
from articles.workflow import actions, assigning, history, standing, upkeep
from articles.workflow.policy import Role
from articles.workflow.states import Status
from tests.factories import NOW, make_article, make_user
from tests.racing import race
from tests.working import drain

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(db: None) -> User:
    return make_user(Role.ADMINISTRATOR)


def have(chief: User, **settings: Any) -> None:
    upkeep.agree(ReviewPolicy(why="We agreed.", **settings), actor=chief, now=NOW)


def live(article: Article) -> Publication:
    return article.publications.latest("live_from")


def shown(article: Article) -> Any:
    return orjson.loads(live(article).detail)


def overdue_of(article: Article) -> datetime:
    instant = live(article).overdue_at
    assert instant is not None
    return instant


SETTINGS = """
            overdue   robots            listed
nothing     False     index, follow     yes
flag        True      index, follow     yes
noindex     True      noindex, follow   no
"""


@pytest.mark.parametrize("row", SETTINGS.strip().splitlines()[1:])
def test_an_overdue_letter_tells_what_the_policy_says(
    row: str, live_letter: Article, chief: User
) -> None:
    setting, overdue, rest = row.split(maxsplit=2)
    have(chief, overdue=setting)
    instant = overdue_of(live_letter)
    upkeep.round_at(instant - timedelta(seconds=1))
    assert shown(live_letter)["review"]["overdue"] is False
    assert not Event.objects.filter(kind="overdue").exists()
    done = upkeep.round_at(instant)
    assert done.overdue == (live_letter.slug,)
    assert str(shown(live_letter)["review"]["overdue"]) == overdue
    assert rest.startswith(shown(live_letter)["seo"]["robots"])
    assert upkeep.round_at(instant).overdue == ()
    event = Event.objects.get(kind="overdue")
    told = msgspec.json.decode(event.record)["details"]
    assert (told["held_until"], told["action"]) == (instant.isoformat(), setting)
    assert history.first_broken_link() is None


def test_where_overdue_letters_end_the_end_is_planned_when_they_go_live(chief: User) -> None:
    have(chief, overdue="unpublish")
    article = make_article("published")
    instant = overdue_of(article)
    assert live(article).live_until == instant
    assert standing.status_of(article, now=instant - timedelta(seconds=1)) is Status.PUBLISHED
    assert standing.status_of(article, now=instant) is Status.UNPUBLISHED


@pytest.mark.usefixtures("real_connections")
@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_tells_of_the_end() -> None:
    have(make_user(Role.ADMINISTRATOR), overdue="unpublish")
    make_user(Role.PUBLISHER, email="pat@evenwell.example")
    article = make_article("published")
    later = overdue_of(article) + timedelta(hours=1)
    mail.outbox.clear()
    results = race(lambda: upkeep.round_at(later), lambda: upkeep.round_at(later))
    assert sorted(done.overdue for done in results) == [(), (article.slug,)]
    assert [each.subject.partition(":")[0] for each in mail.outbox] == ["No longer public"]
    assert WebhookMessage.objects.filter(kind="article.unpublished").count() == 1
    assert Event.objects.filter(kind="overdue").count() == 1


def test_what_a_person_ended_before_is_not_told_of_again(live_letter: Article, chief: User) -> None:
    instant = overdue_of(live_letter)
    actions.unpublish(live_letter, actor=chief, now=NOW + timedelta(days=1), reason="Wrong dose.")
    assert upkeep.round_at(instant + timedelta(days=1)).overdue == ()
    assert not Event.objects.filter(kind="overdue").exists()


# A change of the policy


def test_ends_are_planned_and_taken_back_as_the_policy_changes(
    live_letter: Article, chief: User
) -> None:
    instant = overdue_of(live_letter)
    for setting, until in (("unpublish", instant), ("noindex", None)):
        have(chief, overdue=setting)
        assert upkeep.round_at(NOW + timedelta(days=1)).changed == 1
        assert live(live_letter).live_until == until
        assert upkeep.round_at(NOW + timedelta(days=1)).changed == 0
        assert history.first_broken_link() is None


def test_letters_that_are_overdue_already_follow_the_new_policy(
    live_letter: Article, chief: User
) -> None:
    later = overdue_of(live_letter) + timedelta(days=1)
    upkeep.round_at(later)
    have(chief, overdue="noindex")
    upkeep.round_at(later)
    assert shown(live_letter)["seo"]["robots"] == "noindex, follow"
    have(chief, overdue="unpublish")
    upkeep.round_at(later)
    assert live(live_letter).live_until == later
    assert standing.status_of(live_letter, now=later) is Status.UNPUBLISHED
    assert history.first_broken_link() is None


# What has lapsed


def test_a_lapsed_signature_neither_goes_live_nor_is_planned_beyond_its_end(
    approved_letter: Article, chief: User
) -> None:
    last = approved_letter.revisions.get().approvals.get().valid_until
    after = datetime.fromisoformat(f"{last}T12:00:00-06:00") + timedelta(days=1)
    with pytest.raises(actions.Refused):
        actions.schedule(approved_letter, actor=chief, now=NOW, at=after)
    situation = standing.situation_of(approved_letter, now=after)
    assert situation.lapsed_on == last
    assert standing.situation_of(approved_letter, now=after - timedelta(days=1)).lapsed_on is None


# Reminders


@pytest.fixture
def reviewers(db: None) -> list[User]:
    return [make_user(Role.REVIEWER, email=f"{name}@evenwell.example") for name in ("rae", "rob")]


def told() -> list[tuple[str, str]]:
    return sorted((each.to[0], each.subject) for each in mail.outbox)


@pytest.fixture
def round_at(django_capture_on_commit_callbacks: Any) -> Any:
    """Do a round, and return the mails it sent."""

    def at(now: datetime) -> list[tuple[str, str]]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            upkeep.round_at(now)
        return told()

    return at


def test_people_are_reminded_a_working_day_before_and_when_it_is_late_once_each(
    reviewers: list[User], round_at: Any
) -> None:
    make_article("in_review")  # submitted on Sunday 31 May: due on Friday 5 June, 17:00
    due = ReviewRequest.objects.get().due_at
    assert due.isoformat() == "2026-06-05T22:00:00+00:00"
    thursday = datetime.fromisoformat("2026-06-04T00:00:00-05:00")
    both = ["rae@evenwell.example", "rob@evenwell.example"]
    assert round_at(thursday - timedelta(seconds=1)) == []
    assert round_at(thursday) == [(one, "Reviews: 1 due soon") for one in both]
    assert round_at(thursday + timedelta(hours=9)) == []
    assert round_at(due) == [(one, "Reviews: 1 overdue") for one in both]
    assert round_at(due + timedelta(days=3)) == []


def test_what_somebody_took_on_is_theirs_to_be_reminded_of_in_one_mail(
    reviewers: list[User], round_at: Any
) -> None:
    rae, _ = reviewers
    for headline in ("First", "Second"):
        make_article("in_review", headline=headline)
    for request in ReviewRequest.objects.all():
        assigning.assign(request, to=rae, actor=rae, now=NOW)
    assert round_at(NOW + timedelta(days=3)) == [("rae@evenwell.example", "Reviews: 2 due soon")]
    assert "First\n  due Fri 05 Jun 2026, 17:00 (America/Chicago)" in mail.outbox[0].body
    assert "Second" in mail.outbox[0].body


def test_nobody_is_reminded_of_what_is_done(
    letter_in_review: Article, reviewers: list[User], round_at: Any
) -> None:
    actions.request_changes(letter_in_review, actor=reviewers[0], now=NOW, reason="Which dose?")
    assert round_at(NOW + timedelta(days=30)) == []


# The worker


def test_the_worker_does_a_round_and_plans_the_next_one_at_the_brands_midnight(
    live_letter: Article,
) -> None:
    upkeep.resume()
    drain()
    (waiting,) = DBTaskResult.objects.filter(task_path__endswith="upkeep.daily", status="READY")
    local = waiting.run_after.astimezone(upkeep.zone())
    assert (local.hour, local.minute, local.second) == (0, 0, 1)
    upkeep.resume()
    drain()
    assert DBTaskResult.objects.filter(task_path__endswith="daily", status="READY").count() == 1
