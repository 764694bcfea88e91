"""
List what waits for reviewers, in the order in which to take it, and who may sign what.

It reads; nothing here changes anything. Who may sign is the policy's answer, asked of the people
whose hand is in the frozen revision; the page that signs asks again, and knows more.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.contrib.auth.models import Group, User
from django.db.models import Prefetch, QuerySet

from articles.models import ArticleAuthor, Contributor, ReviewRequest
from articles.models.review_request import ReviewWork
from articles.refusal import Refusal
from articles.workflow import policy, standing
from articles.workflow.policy import ALLOWED
from articles.workflow.risk import Factor, Level
from articles.workflow.situation import Actor, Role, Situation
from articles.workflow.states import Action, Status

Work = TypeVar("Work", bound=ReviewWork)

ORDER = {level: place for place, level in enumerate(Level)}
SIGNERS = ALLOWED[Action.APPROVE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    One review that waits. `refusal` says why the person who asks may not sign it, if so.

    `able` are those who may, for whoever says who does it.
    """

    work: ReviewRequest
    refusal: Refusal | None
    is_mine: bool
    is_overdue: bool
    able: tuple[User, ...] = ()

    @property
    def level(self) -> Level:
        return self.work.level

    @property
    def factors(self) -> tuple[Factor, ...]:
        return self.work.weighed.factors


def entries(*, user: User, now: datetime) -> list[Entry]:
    """Return what waits: by level of risk, then by when it is due, then by how it weighs."""
    actor = standing.actor_of(user)
    people = _actors(reviewers()) if may_assign(actor) else []
    found = [
        Entry(
            work=row,
            refusal=signing_refusal(row, actor),
            is_mine=row.assignee_id == user.pk,
            is_overdue=row.due_at <= now,
            able=tuple(one for one, who in people if signing_refusal(row, who) is None),
        )
        for row in whole(ReviewRequest.objects.open())
    ]
    return sorted(found, key=_place)


def _place(entry: Entry) -> tuple[int, datetime, int, int]:
    return ORDER[entry.level], entry.work.due_at, -entry.work.weight, entry.work.pk


def whole(rows: QuerySet[Work]) -> QuerySet[Work]:
    """Load along with each review its letter, and everybody whose hand is in it."""
    hands = Contributor.objects.only("revision", "user")
    bylines = ArticleAuthor.objects.select_related("author")
    return (
        rows.select_related("revision__article", "assignee", "asked_by")
        .defer("revision__text", "revision__article__body")
        .prefetch_related(
            Prefetch("revision__contributors", hands),
            Prefetch("revision__article__bylines", bylines),
        )
    )


def signing_refusal(work: ReviewWork, actor: Actor) -> Refusal | None:
    """Return why `actor` may not sign what `work` (one of `whole`) is about, or None."""
    revision = work.revision
    named = (byline.author.user_id for byline in revision.article.bylines.all())
    situation = Situation(
        status=Status.IN_REVIEW,
        wrote=frozenset(row.user_id for row in revision.contributors.all()),
        named=frozenset(pk for pk in named if pk),
    )
    return policy.refusal(Action.APPROVE, situation=situation, actor=actor)


def may_assign(actor: Actor) -> bool:
    """Say whether `actor` is one of those who review, and so may say who does."""
    return bool(actor.roles & SIGNERS)


def reviewers() -> QuerySet[User]:
    """Return everybody whose group may sign reviews, by name."""
    signing = Group.objects.filter(name__in=[role.value for role in SIGNERS])
    people = User.objects.filter(is_active=True, groups__in=signing).distinct()
    return people.order_by("first_name", "last_name", "pk")


def _actors(people: QuerySet[User]) -> list[tuple[User, Actor]]:
    return [(user, _actor(user)) for user in people.prefetch_related("groups")]


def _actor(user: User) -> Actor:
    names = {group.name for group in user.groups.all()}
    roles = frozenset(role for role in Role if role.value in names)
    return Actor(user_id=user.pk, name=user.get_full_name(), roles=roles)
