"""What reopens the review of a live letter, and what closes it again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.models import (
    Article,
    DisclaimerVersion,
    Event,
    PaperAlert,
    ReReview,
    ReReviewReason,
)
from articles.workflow import actions, alerts, house, queue, reexamining, reopening
from articles.workflow.causes import Cause, reason
from articles.workflow.policy import Role
from tests.articles.workflow.notices import HEARD, tell
from tests.factories import (
    NOW,
    PLURAL,
    SINGULAR,
    approve,
    make_article,
    make_disclaimer,
    make_library_claim,
    make_user,
)
from tests.racing import race
from tests.working import drain

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=1)
NEARLY_OVER = NOW + timedelta(days=340)
SOME = reason(Cause.DISCLAIMER, "fda:2", "It prints an earlier wording.")
OTHER = reason(Cause.LIBRARY, "e:1", "It leans on an entry that was retired.")


def open_review(article: Article) -> ReReview:
    return ReReview.objects.open().get(article=article)


def open_causes(article: Article) -> list[str]:
    rows = ReReviewReason.objects.filter(
        re_review__article=article, re_review__closed_at=None, settled_at=None
    )
    return sorted(row.cause for row in rows)


def how_it_ended(article: Article) -> str:
    return ReReview.objects.get(article=article).how


def word_the_disclaimer_anew() -> None:
    DisclaimerVersion.objects.create(
        disclaimer=make_disclaimer(), singular=SINGULAR.upper(), plural=PLURAL.upper()
    )


# What opens it


def a_paper_falls() -> datetime:
    tell()
    return HEARD


def a_disclaimer_is_worded_anew() -> datetime:
    word_the_disclaimer_anew()
    return LATER


def the_rules_find_more() -> datetime:
    why = "It is what customers call a disease."
    house.add_term(
        kind="disease", phrase="gut lining", why=why, actor=make_user(Role.REVIEWER), now=LATER
    )
    drain()
    return LATER


def its_signatures_end_soon() -> datetime:
    return NEARLY_OVER


@pytest.mark.parametrize(
    ("happens", "cause", "days"),
    [
        (a_paper_falls, Cause.PAPER, 1),
        (a_disclaimer_is_worded_anew, Cause.DISCLAIMER, 5),
        (the_rules_find_more, Cause.POLICY, 5),
        (its_signatures_end_soon, Cause.EXPIRY, 5),
    ],
)
def test_each_cause_reopens_it_once_with_a_due_date_and_the_last_signer(
    happens: Callable[[], datetime], cause: Cause, days: int, live_letter: Article
) -> None:
    # An override that ends earlier would end the signature with it.
    reexamining.settle_all(now=NOW)
    assert not ReReview.objects.exists()
    now = happens()
    for _ in range(2):
        reexamining.settle_all(now=now)
    assert cause in open_causes(live_letter)
    task = open_review(live_letter)
    assert task.assignee == live_letter.revisions.get().approvals.get().reviewer
    assert task.due_at > now
    assert len(task.weighed.factors) == len(open_causes(live_letter))
    told = Event.objects.filter(kind="reopen_review", article=live_letter)
    assert [each.revision for each in told] == [task.revision] * len(told)
    rows = [msgspec.json.decode(each.record)["details"]["rows"] for each in told]
    assert sum(len(each["articles_rereviewreason"]) for each in rows) == task.reasons.count()


def test_an_entry_of_the_library_that_expires_ends_the_signature_and_reopens() -> None:
    today = timezone.now()
    entry = make_library_claim(now=today, expires_on=(today + timedelta(days=60)).date())
    leaning = make_article("published", now=today)
    assert leaning.revisions.get().approvals.get().valid_until == entry.expires_on
    reexamining.settle_all(now=today + timedelta(days=62))
    assert {"library", "expiry"} <= set(open_causes(leaning))
    words = open_review(leaning).reasons.get(cause="library").words
    assert f"expired on {entry.expires_on}" in words


@pytest.mark.parametrize("happens", [a_paper_falls, a_disclaimer_is_worded_anew])
def test_what_nobody_can_read_is_left_alone(
    happens: Callable[[], datetime], approved_letter: Article
) -> None:
    reexamining.settle_all(now=happens())
    assert not ReReview.objects.exists()


def test_a_paper_that_falls_reopens_at_once(live_letter: Article) -> None:
    tell()
    assert open_causes(live_letter) == ["paper"]
    assert open_review(live_letter).level == "high"


def test_a_second_reason_joins_the_first_and_hurries_it(live_letter: Article) -> None:
    reopening.reopen(live_letter, [SOME], now=HEARD)
    first = open_review(live_letter)
    tell()
    task = open_review(live_letter)
    assert task.pk == first.pk
    assert task.due_at < first.due_at
    assert task.weight == first.weight + 40


# What closes it


def test_a_reason_that_goes_away_by_itself_closes_it_with_the_last_one(
    live_letter: Article,
) -> None:
    reopening.reopen(live_letter, [SOME, OTHER], now=NOW)
    reopening.settle(live_letter, [SOME.name], now=LATER)
    assert open_causes(live_letter) == ["library"]
    reopening.settle(live_letter, [OTHER.name], now=LATER)
    assert how_it_ended(live_letter) == "settled"
    event = Event.objects.get(kind="close_review")
    assert msgspec.json.decode(event.record)["details"]["how"] == "settled"


def test_a_notice_that_was_judged_closes_it(live_letter: Article) -> None:
    tell()
    judge = make_user(Role.REVIEWER)
    alerts.resolve(PaperAlert.objects.get(), actor=judge, reason="Another dose.", now=HEARD)
    assert how_it_ended(live_letter) == "settled"


def test_findings_that_somebody_resolves_close_it(live_letter: Article) -> None:
    the_rules_find_more()
    assert open_causes(live_letter) == ["policy"]
    reviewer = make_user(Role.REVIEWER)
    override_blocks(live_letter, actor=reviewer)
    assert how_it_ended(live_letter) == "settled"


def override_blocks(article: Article, **who: Any) -> None:
    from articles.compliance.resolution import Kind
    from articles.workflow import resolving, standing
    from articles.workflow.resolved import day
    from articles.workflow.states import Status

    found = standing.assess(article, status=Status.PUBLISHED, on=day(LATER)).outcomes
    codes = {(o.finding.code, o.finding.sentence_sha256) for o in found if o.is_open}
    for code, sentence in codes:
        resolving.resolve(
            article,
            now=LATER,
            kind=Kind.NOT_A_CLAIM,
            code=code,
            sentence_sha256=sentence,
            reason="It speaks of the lining itself, as the review does, and of no illness.",
            **who,
        )


@pytest.mark.parametrize(("action", "how"), [("unpublish", "ended"), ("withdraw", "ended")])
def test_a_letter_that_is_taken_down_needs_no_look(
    action: str, how: str, live_letter: Article
) -> None:
    reopening.reopen(live_letter, [SOME], now=NOW)
    publisher = make_user(Role.PUBLISHER)
    getattr(actions, action)(live_letter, actor=publisher, now=LATER, reason="It misleads.")
    assert how_it_ended(live_letter) == how


def test_a_newly_approved_revision_closes_it_once_it_is_live(live_letter: Article) -> None:
    editor = make_user(Role.EDITOR)
    word_the_disclaimer_anew()
    reexamining.settle_all(now=LATER)
    with actions.editing(live_letter, actor=editor, now=LATER) as article:
        article.headline = "What the cells of your gut run on, told anew"
        article.save()
    actions.submit(live_letter, actor=editor, now=LATER)
    approve(live_letter, now=LATER)
    assert open_review(live_letter)
    actions.publish(live_letter, actor=make_user(Role.PUBLISHER), now=LATER)
    assert how_it_ended(live_letter) == "revised"
    reexamining.settle_all(now=LATER)
    assert not ReReview.objects.open().exists()


# How it is kept


def test_the_database_keeps_how_it_was_opened_and_closed(live_letter: Article) -> None:
    reopening.reopen(live_letter, [SOME], now=NOW)
    reopening.settle(live_letter, [SOME.name], now=LATER)
    for change in ({"opened_at": LATER}, {"how": "ended"}, {"closed_at": None, "how": ""}):
        with pytest.raises(DatabaseError), transaction.atomic():
            ReReview.objects.update(**change)
    for change in ({"words": "Nothing."}, {"settled_at": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            ReReviewReason.objects.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReReviewReason.objects.all().delete()


def test_it_waits_in_the_queue_of_those_who_may_sign_it(live_letter: Article) -> None:
    reopening.reopen(live_letter, [SOME], now=NOW)
    signer = live_letter.revisions.get().approvals.get().reviewer
    (entry,) = queue.entries(user=signer, now=NOW)
    assert entry.is_again
    assert entry.is_mine
    assert entry.refusal is None
    assert [factor.words for factor in entry.factors] == [SOME.words]
    wrote = live_letter.revisions.get().created_by
    wrote.groups.set(signer.groups.all())
    (entry,) = queue.entries(user=wrote, now=NOW)
    assert entry.refusal is not None


@pytest.mark.usefixtures("real_connections")
@pytest.mark.django_db(transaction=True)
def test_two_workers_open_one_re_review_with_each_reason_once() -> None:
    article = make_article("published")
    word_the_disclaimer_anew()
    results = race(
        lambda: reexamining.settle_all(now=LATER), lambda: reexamining.settle_all(now=LATER)
    )
    assert results == [None, None]
    assert open_causes(article) == ["disclaimer"]
    assert Event.objects.filter(kind="reopen_review").count() == 1
