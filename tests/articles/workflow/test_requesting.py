"""Asking for a review says until when it is due and what makes it weigh more."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction

from articles.models import Article, Event, ReviewPolicy, ReviewRequest, SignatureRequirement
from articles.workflow import actions, requiring
from articles.workflow.policy import Role
from tests.factories import NOW, approve, make_article, make_author, make_user

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 6, 2, 15, tzinfo=UTC)


@pytest.fixture
def editor(db: None) -> User:
    return make_user(Role.EDITOR)


def request_of(article: Article) -> ReviewRequest:
    return ReviewRequest.objects.get(revision__article=article, revision__number=1)


def codes(request: ReviewRequest) -> list[str]:
    return [factor.code for factor in request.weighed.factors]


def test_a_review_is_due_after_the_standard_days_at_the_close_of_the_brands_day(
    draft_letter: Article, editor: User
) -> None:
    actions.submit(draft_letter, actor=editor, now=TUESDAY)
    request = request_of(draft_letter)
    assert request.due_at.isoformat() == "2026-06-09T22:00:00+00:00"
    assert (request.asked_by, request.asked_at, request.is_expedited) == (editor, TUESDAY, False)


def test_one_that_cannot_wait_is_due_sooner_and_says_why(
    draft_letter: Article, editor: User
) -> None:
    with pytest.raises(actions.Refused) as refused:
        actions.submit(draft_letter, actor=editor, now=TUESDAY, expedited=True)
    assert refused.value.refusal.code == "expedited"
    assert not ReviewRequest.objects.exists()
    why = "The trial is in the news."
    actions.submit(draft_letter, actor=editor, now=TUESDAY, expedited=True, note=why)
    request = request_of(draft_letter)
    assert request.due_at.isoformat() == "2026-06-03T22:00:00+00:00"
    assert request.note == why
    assert "expedited" in codes(request)
    event = msgspec.json.decode(Event.objects.get(kind="submit").record)
    told = event["details"]
    assert (told["expedited"], told["due_at"]) == (True, "2026-06-03T22:00:00+00:00")


def test_the_days_are_those_of_the_newest_policy(draft_letter: Article, editor: User) -> None:
    for days in (2, 3):
        ReviewPolicy.objects.create(
            standard_days=days, why="We are more now.", changed_at=NOW, changed_by=editor
        )
    actions.submit(draft_letter, actor=editor, now=TUESDAY)
    assert request_of(draft_letter).due_at.isoformat() == "2026-06-05T22:00:00+00:00"


def test_a_first_letter_weighs_more_than_the_next_one_of_the_same_author() -> None:
    author = make_author()
    first = make_article("published", authors=[author])
    second = make_article("in_review", authors=[author], now=NOW + timedelta(days=7))
    assert {"first_letter", "new_claim"} <= set(codes(request_of(first)))
    assert "first_letter" not in codes(request_of(second))
    assert request_of(first).level == "high"


def test_what_was_signed_before_is_no_new_claim(letter_in_review: Article, editor: User) -> None:
    approve(letter_in_review, now=NOW)
    with actions.editing(letter_in_review, actor=editor, now=NOW) as article:
        article.headline = "What the cells of your gut run on, told anew"
        article.save()
    revision = actions.submit(letter_in_review, actor=editor, now=NOW)
    assert "new_claim" not in codes(revision.request)


@pytest.mark.parametrize(
    "changes",
    [{"is_expedited": True}, {"due_at": TUESDAY}, {"risk": "{}"}, {"note": "Other words"}],
)
def test_the_database_keeps_what_was_asked(
    letter_in_review: Article, changes: dict[str, Any]
) -> None:
    mine = ReviewRequest.objects.filter(revision__article=letter_in_review)
    with pytest.raises(DatabaseError), transaction.atomic():
        mine.update(**changes)
    with pytest.raises(DatabaseError), transaction.atomic():
        mine.all().delete()


def test_the_database_keeps_every_state_of_the_policy(editor: User) -> None:
    ReviewPolicy.objects.create(why="We began.", changed_at=NOW, changed_by=editor)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReviewPolicy.objects.update(standard_days=9)


def test_a_claim_that_only_one_of_two_has_signed_is_still_new(editor: User) -> None:
    requiring.save(SignatureRequirement(content_kind="product", capacity="medical"), now=NOW)
    letter = make_article("in_review", editor=editor)
    approve(letter, now=NOW)
    actions.recall(letter, actor=editor, now=NOW)
    actions.submit(letter, actor=editor, now=NOW)
    again = ReviewRequest.objects.get(revision__article=letter, revision__number=2)
    assert "new_claim" in codes(again)
