"""The letters in work: one's own drafts, what waits for one, what readers saw of late."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.admin.home.section import LONGEST, Row, Section
from articles.admin.letter.listing import status_of, with_times
from articles.admin.letter.lists.filters import has_status
from articles.admin.letter.lists.line import review_due
from articles.admin.letter.moment import moment
from articles.admin.letter.wording import NEXT_STEP, label
from articles.models import Article, Publication
from articles.workflow import queue
from articles.workflow.queue import Entry
from articles.workflow.situation import Role
from articles.workflow.states import Status
from articles.workflow.turns import TURNS

LIST = "admin:articles_article_changelist"
WAITS = "Waits for you."


def mine(user: Any, *, now: datetime) -> Section:
    """Return the drafts that this person edited last."""
    drafts = Q(status=Status.DRAFT, edited_by=user)
    return Section(
        name="mine",
        title="My drafts",
        rows=[_row(letter, now=now) for letter in _newest(drafts, now=now)],
        empty="You have no draft in work.",
        more=f"{reverse(LIST)}?edited_by__id__exact={user.pk}",
    )


def waiting(user: Any, roles: frozenset[Role], *, now: datetime) -> Section:
    """Return what this person may sign, as the queue says, and the steps that are theirs."""
    signs = bool(roles & queue.SIGNERS)
    statuses = [
        status
        for status, turn in TURNS.items()
        if turn and turn.is_mine(roles) and status not in (Status.DRAFT, Status.IN_REVIEW)
    ]
    rows = _reviews(user, now=now) if signs else []
    rows += [
        _row(letter, now=now, strong=WAITS) for letter in _newest(_any(statuses, now=now), now=now)
    ]
    return Section(
        name="waiting",
        title="Waiting for me",
        rows=rows[:LONGEST],
        empty="Nothing waits for you." if signs or statuses else "",
        more=reverse("admin:articles_review_queue") if signs else reverse(LIST),
    )


def in_work(named: set[int], *, now: datetime) -> Section:
    """Return what others are at: the letters in work that no section before has `named`."""
    steps = _any([status for status, turn in TURNS.items() if turn], now=now)
    letters = _newest(steps & ~Q(pk__in=named), now=now)
    return Section(
        name="work",
        title="Letters in work",
        rows=[_row(letter, now=now) for letter in letters],
        more=reverse(LIST),
    )


def published(*, now: datetime) -> Section:
    """Return what readers got last."""
    shown = Publication.objects.live(now).order_by("-live_from", "-pk")
    rows = shown.values_list("article_id", "headline", "live_from")[:LONGEST]
    return Section(
        name="published",
        title="Recently published",
        rows=[
            Row(
                badge="Live",
                colour="published",
                title=headline,
                url=reverse("admin:articles_article_change", args=[pk]),
                said=f"Since {moment(since)}",
            )
            for pk, headline, since in rows
        ],
        more=f"{reverse(LIST)}?status={Status.PUBLISHED.value}",
    )


def _any(statuses: list[Status], *, now: datetime) -> Q:
    found = Q(pk__in=[])
    for status in statuses:
        found |= has_status(status, now=now)
    return found


def _reviews(user: Any, *, now: datetime) -> list[Row]:
    """Return the reviews that this person may sign, the most urgent first."""
    mine = [entry for entry in queue.entries(user=user, now=now) if entry.refusal is None]
    return [_review(entry) for entry in mine[:LONGEST]]


def _review(entry: Entry) -> Row:
    letter = entry.work.revision.article
    due = "was due" if entry.is_overdue else "is due"
    return Row(
        badge="Re-review" if entry.is_again else label(Status.IN_REVIEW.value),
        colour="alarm" if entry.is_overdue else Status.IN_REVIEW.value,
        title=letter.headline,
        url=reverse(f"admin:articles_article_{entry.page}", args=[letter.pk]),
        said=f"The review {due} {moment(entry.work.due_at)}, risk {entry.level.value}.",
        strong=WAITS,
        letter=letter.pk,
    )


def _newest(which: Q, *, now: datetime) -> list[Article]:
    found = with_times(Article.objects.all(), now=now).filter(which).defer("body")
    found = found.annotate(review_due=review_due())
    return list(found.order_by("-edited_at", "-pk")[:LONGEST])


def _row(letter: Any, *, now: datetime, strong: str = "") -> Row:
    status = status_of(letter, now=now)
    said = [NEXT_STEP[status]]
    if status is Status.IN_REVIEW and letter.review_due:
        late = "was due" if letter.review_due < now else "is due"
        said.append(f"The review {late} {moment(letter.review_due)}.")
    if letter.edited_at:
        said.append(f"Edited {_day(letter.edited_at)}.")
    return Row(
        badge=label(status.value),
        colour=status.value,
        title=letter.headline,
        url=reverse("admin:articles_article_change", args=[letter.pk]),
        said=" ".join(said),
        strong=strong,
        letter=letter.pk,
    )


def _day(instant: datetime) -> str:
    return date_format(timezone.localtime(instant), "j F")
