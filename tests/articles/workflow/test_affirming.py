"""“Still valid” is a signature like the first: same eyes, same gates, a reason, and a new day."""

from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import orjson
import pytest
from django.contrib.auth.models import User

from articles.compliance.resolution import Capacity
from articles.models import (
    Approval,
    Article,
    Event,
    ReReview,
    ReviewPolicy,
    SignatureRequirement,
    WebhookMessage,
)
from articles.workflow import actions, affirming, history, reexamining, reopening
from articles.workflow.causes import Cause, reason
from articles.workflow.policy import Role
from tests.articles.workflow.notices import tell
from tests.factories import NOW, make_user, ticks
from tests.working import drain

pytestmark = pytest.mark.django_db

NEARLY_OVER = datetime.fromisoformat("2027-05-10T15:00:00+00:00")
WHY = "I read the review of 2017 again, and nothing newer speaks against it."
SOME = reason(Cause.DISCLAIMER, "fda:2", "It prints an earlier wording.")


@pytest.fixture
def due(live_letter: Article) -> Article:
    """A letter whose signature ends soon."""
    reexamining.settle_all(now=NEARLY_OVER)
    return live_letter


@pytest.fixture
def reviewer(db: None) -> User:
    return make_user(Role.REVIEWER, name="Rae Reviewer")


def affirm(article: Article, actor: User, **changes: Any) -> Approval:
    given = {
        "actor": actor,
        "now": NEARLY_OVER,
        "digest": article.revisions.get().digest,
        "reason": WHY,
        "ticked": ticks(article),
        **changes,
    }
    return affirming.affirm(article, **given)


def refused(article: Article, actor: User, **changes: Any) -> str:
    with pytest.raises(actions.Refused) as error:
        affirm(article, actor, **changes)
    return error.value.refusal.code


def test_it_is_a_new_signature_and_readers_get_the_same_text_with_its_day(
    due: Article, reviewer: User
) -> None:
    before = due.publications.get()
    approval = affirm(due, reviewer)
    first, now = due.publications.order_by("live_from")
    assert approval.meaning == "reviewed and still valid"
    assert (approval.note, approval.valid_until) == (WHY, date(2028, 5, 10))
    assert (first.live_until, now.live_from, now.approval) == (NEARLY_OVER, NEARLY_OVER, approval)
    assert now.revision == before.revision
    assert (now.date_published, now.date_modified) == (before.date_published, before.date_modified)
    assert (str(before.last_reviewed), str(now.last_reviewed)) == ("2026-06-01", "2027-05-10")
    shown = orjson.loads(now.detail)
    assert shown["last_reviewed"] == "2027-05-10"
    assert shown["review"] == {"due": "2028-05-10", "overdue": False}
    page = next(node for node in shown["json_ld"]["@graph"] if "lastReviewed" in node)
    assert page["lastReviewed"] == "2027-05-10"
    assert shown["body"] == orjson.loads(before.detail)["body"]
    assert now.detail_etag != before.detail_etag


def test_it_closes_the_re_review_and_stands_in_the_history(due: Article, reviewer: User) -> None:
    affirm(due, reviewer)
    task = ReReview.objects.get()
    assert (task.how, task.closed_by) == ("affirmed", reviewer)
    event = Event.objects.get(kind="affirm")
    assert event.reason == WHY
    assert msgspec.json.decode(event.record)["details"]["missing"] == []
    assert history.first_broken_link() is None
    reexamining.settle_all(now=NEARLY_OVER)
    assert not ReReview.objects.open().exists()
    due.refresh_from_db()
    assert due.status == "published"


def test_frontends_are_told_of_an_update(due: Article, reviewer: User) -> None:
    affirm(due, reviewer)
    drain()
    assert WebhookMessage.objects.latest("pk").kind == "article.updated"


def test_a_reason_that_was_signed_over_does_not_come_back(
    live_letter: Article, reviewer: User
) -> None:
    reopening.reopen(live_letter, [SOME], now=NOW)
    affirm(live_letter, reviewer, now=NOW + timedelta(days=1))
    assert reopening.reopen(live_letter, [SOME], now=NOW + timedelta(days=2)) is None


# Who may not, and when


@pytest.mark.parametrize("said", ["", "  "])
def test_it_needs_a_reason(said: str, due: Article, reviewer: User) -> None:
    assert refused(due, reviewer, reason=said) == "reason"


def test_it_needs_the_checklist_and_the_text_that_readers_see(due: Article, reviewer: User) -> None:
    assert refused(due, reviewer, ticked=()) == "ticked"
    assert refused(due, reviewer, digest="0" * 64) == "changed"
    assert not Approval.objects.filter(reviewer=reviewer).exists()


@pytest.mark.parametrize(
    ("role", "code"), [(Role.EDITOR, "role"), (Role.PUBLISHER, "role"), (Role.MEDICAL, "capacity")]
)
def test_only_who_could_sign_it_may(role: Role, code: str, due: Article) -> None:
    assert refused(due, make_user(role)) == code


def test_nobody_affirms_what_they_wrote_administrators_included(due: Article) -> None:
    wrote = due.revisions.get().created_by
    wrote.groups.add(*make_user(Role.ADMINISTRATOR).groups.all())
    assert refused(due, wrote) == "four_eyes"


def test_nobody_affirms_under_their_own_name(due: Article, reviewer: User) -> None:
    author = due.bylines.get().author
    author.user = reviewer
    author.save()
    assert refused(due, reviewer) == "four_eyes"


def test_an_unanswered_notice_stops_it(due: Article, reviewer: User) -> None:
    tell(now=NEARLY_OVER)
    assert refused(due, reviewer) == "alert"


def test_what_nothing_asks_for_is_not_signed(live_letter: Article, reviewer: User) -> None:
    assert refused(live_letter, reviewer, now=NOW) == "status"
    assert affirming.refusal(live_letter, user=reviewer, now=NOW) == affirming.NOTHING_ASKS


def test_an_edit_under_way_is_no_hindrance_and_stays(due: Article, reviewer: User) -> None:
    editor = make_user(Role.EDITOR)
    with actions.editing(due, actor=editor, now=NEARLY_OVER) as article:
        article.headline = "A headline that nobody has reviewed"
        article.save()
    affirm(due, reviewer)
    due.refresh_from_db()
    assert due.status == "draft"
    assert "nobody has reviewed" not in due.publications.latest("live_from").headline


def test_a_planned_revision_keeps_its_time(due: Article, reviewer: User) -> None:
    from tests.factories import approve

    editor = make_user(Role.EDITOR)
    with actions.editing(due, actor=editor, now=NEARLY_OVER) as article:
        article.headline = "What the cells of your gut run on, told anew"
        article.save()
    actions.submit(due, actor=editor, now=NEARLY_OVER)
    approve(due, now=NEARLY_OVER)
    planned = NEARLY_OVER + timedelta(days=2)
    actions.schedule(due, actor=make_user(Role.PUBLISHER), now=NEARLY_OVER, at=planned)
    first = due.revisions.get(number=1)
    affirm_first = {"digest": first.digest, "ticked": ticks_of(first)}
    affirming.affirm(due, actor=reviewer, now=NEARLY_OVER, reason=WHY, **affirm_first)
    spans = due.publications.order_by("live_from").values_list("live_from", "live_until")
    assert list(spans)[1:] == [(NEARLY_OVER, planned), (planned, None)]


def ticks_of(revision: Any) -> list[str]:
    from articles.compliance import checklist

    return [item.name for item in checklist.items(revision.content)]


# Several capacities


def test_every_required_capacity_affirms_and_one_person_only_once(
    live_letter: Article, reviewer: User
) -> None:
    SignatureRequirement.objects.create(content_kind="any", capacity=Capacity.MEDICAL)
    reexamining.settle_all(now=NEARLY_OVER)
    both = make_user(Role.MEDICAL, name="Mel Medic")
    affirm(live_letter, reviewer)
    assert ReReview.objects.open().exists()
    assert refused(live_letter, reviewer) == "signed"
    affirm(live_letter, both)
    assert ReReview.objects.get().how == "affirmed"
    capacities = Approval.objects.filter(meaning="reviewed and still valid")
    assert set(capacities.values_list("capacity", flat=True)) == {"regulatory", "medical"}
    # Readers are told of the regulatory reviewer, whoever signed last.
    assert live_letter.publications.latest("live_from").approval.reviewer == reviewer


def test_a_signature_without_an_end_is_the_policys_choice(due: Article, reviewer: User) -> None:
    ReviewPolicy.objects.create(
        valid_months=None,
        why="We look when something happens.",
        changed_at=NOW,
        changed_by=reviewer,
    )
    # What was overridden for a time still ends it.
    ends = [row.expires_on for row in due.resolutions.all() if row.expires_on]
    assert affirm(due, reviewer).valid_until in (None, *ends)
