"""The letters in work: one's own drafts, what waits for one, what readers saw of late."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.admin.home.section import LONGEST, Row, Section
from articles.admin.letter.listing import status_of, with_times
from articles.admin.letter.lists.filters import has_status
from articles.admin.letter.lists.line import review_due
from articles.admin.letter.moment import moment
from articles.admin.letter.wording import NEXT_STEP, label
from articles.models import Article, ArticleAuthor, Contributor, Publication, Revision
from articles.workflow.policy import Role
from articles.workflow.states import Action, Status
from articles.workflow.turns import TURNS

LIST = "admin:articles_article_changelist"


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
    """Return the letters whose next step is this person's; a reviewer's without their own."""
    statuses = [
        status
        for status, turn in TURNS.items()
        if turn and turn.is_mine(roles) and status is not Status.DRAFT
    ]
    steps = Q(pk__in=[])
    for status in statuses:
        step = has_status(status, now=now)
        if TURNS[status].action is Action.APPROVE:  # type: ignore[union-attr]
            step &= ~Exists(_wrote(user)) & ~Exists(_named(user))
        steps |= step
    return Section(
        name="waiting",
        title="Waiting for me",
        rows=[_row(letter, now=now, strong="Waits for you.") for letter in _newest(steps, now=now)],
        empty="Nothing waits for you." if statuses else "",
        more=reverse(LIST),
    )


def in_work(roles: frozenset[Role], *, now: datetime) -> Section:
    """Return what others are at: the letters in work whose next step is not this person's."""
    others = [
        status
        for status, turn in TURNS.items()
        if turn and (not turn.is_mine(roles) or status is Status.DRAFT)
    ]
    steps = Q(pk__in=[])
    for status in others:
        steps |= has_status(status, now=now)
    return Section(
        name="work",
        title="Letters in work",
        rows=[_row(letter, now=now) for letter in _newest(steps, now=now)],
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
    )


def _day(instant: datetime) -> str:
    return date_format(timezone.localtime(instant), "j F")


def _wrote(user: Any) -> QuerySet[Contributor]:
    """Return this person's hand in the newest revision of a letter; the policy asks again."""
    newest = Revision.objects.filter(article=OuterRef(OuterRef("pk"))).order_by("-number")
    return Contributor.objects.filter(user=user, revision=newest.values("pk")[:1])


def _named(user: Any) -> QuerySet[ArticleAuthor]:
    return ArticleAuthor.objects.filter(article=OuterRef("pk"), author__user=user)
