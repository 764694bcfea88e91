"""
List what waits for reviewers, in the order in which to take it, and who may sign what.

It reads; nothing here changes anything. Who may sign is the policy's answer, asked of the people
whose hand is in the frozen revision; the page that signs asks again, and knows more.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import Prefetch, QuerySet

from articles.compliance.resolution import Capacity
from articles.models import Approval, ArticleAuthor, Contributor, ReReview, ReviewRequest
from articles.refusal import Refusal
from articles.workflow import policy, signatories, standing
from articles.workflow.policy import ALLOWED
from articles.workflow.risk import Factor, Level
from articles.workflow.signatories import Signed
from articles.workflow.situation import Actor, Role, Situation
from articles.workflow.states import Action, Status

Work = ReviewRequest | ReReview

ORDER = {level: place for place, level in enumerate(Level)}
SIGNERS = ALLOWED[Action.APPROVE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    One review that waits. `refusal` says why the person who asks may not sign it, if so.

    `able` are those who may, for whoever says who does it.
    """

    work: Work
    refusal: Refusal | None
    is_mine: bool
    is_overdue: bool
    able: tuple[User, ...] = ()

    @property
    def is_again(self) -> bool:
        """Whether it is another look at what is signed and live."""
        return isinstance(self.work, ReReview)

    @property
    def page(self) -> str:
        """Name the letter's page on which it is done."""
        return "affirm" if self.is_again else "review"

    @property
    def waits_for(self) -> tuple[Capacity, ...]:
        """The capacities in which nobody has signed it yet."""
        return signatories.missing(self.work.required, signed(self.work))

    @property
    def name(self) -> str:
        """Name the review among all, as a form sends it back."""
        return f"{'again' if self.is_again else 'first'}-{self.work.pk}"

    @property
    def level(self) -> Level:
        return self.work.level

    @property
    def factors(self) -> tuple[Factor, ...]:
        return self.work.weighed.factors


def entries(*, user: User, now: datetime) -> list[Entry]:
    """Return what waits: by level of risk, then by when it is due, then by how it weighs."""
    actor = standing.actor_of(user)
    people = actors(reviewers()) if may_assign(actor) else []
    found = [
        Entry(
            work=row,
            refusal=signing_refusal(row, actor),
            is_mine=row.assignee_id == user.pk,
            is_overdue=row.due_at <= now,
            able=tuple(one for one, who in people if signing_refusal(row, who) is None),
        )
        for row in chain(open_requests(), open_re_reviews())
    ]
    return sorted(found, key=_place)


def named(name: str) -> Work | None:
    """Return the open review that an entry called `name` was about, or None."""
    kind, _, number = name.partition("-")
    rows = {"first": open_requests, "again": open_re_reviews}.get(kind)
    if rows is None or not number.isdecimal():
        return None
    return rows().filter(pk=int(number[:18])).first()


def reloaded(work: Work) -> Work | None:
    """Return `work` as it is now; None when it is done."""
    rows: Any = open_re_reviews() if isinstance(work, ReReview) else open_requests()
    return rows.filter(pk=work.pk).first()


def open_requests() -> "QuerySet[ReviewRequest]":
    """Return the reviews that were asked for, each with what its reader needs."""
    return _whole(ReviewRequest.objects.open().select_related("asked_by"))


def open_re_reviews() -> "QuerySet[ReReview]":
    """Return the re-reviews that nothing has settled, each with what its reader needs."""
    return _whole(ReReview.objects.open())


def _place(entry: Entry) -> tuple[int, datetime, int, str]:
    return ORDER[entry.level], entry.work.due_at, -entry.work.weight, entry.name


def _whole(rows: Any) -> Any:
    """Load along with each review its letter, and everybody whose hand is in it."""
    hands = Contributor.objects.only("revision", "user")
    bylines = ArticleAuthor.objects.select_related("author")
    approvals = Approval.objects.only(
        "revision", "reviewer", "capacity", "signed_at", "meaning", "facts_sha256"
    )
    return (
        rows.select_related("revision__article", "assignee")
        .defer("revision__text", "revision__article__body")
        .prefetch_related(
            Prefetch("revision__contributors", hands),
            Prefetch("revision__approvals", approvals),
            Prefetch("revision__article__bylines", bylines),
        )
    )


def signing_refusal(work: Work, actor: Actor) -> Refusal | None:
    """Return why `actor` may not sign what `work` is about, or None."""
    revision = work.revision
    named = (byline.author.user_id for byline in revision.article.bylines.all())
    situation = Situation(
        status=Status.IN_REVIEW,
        wrote=frozenset(row.user_id for row in revision.contributors.all()),
        named=frozenset(pk for pk in named if pk),
        required=work.required,
        signed=signed(work),
    )
    return policy.refusal(Action.APPROVE, situation=situation, actor=actor)


def signed(work: Work) -> tuple[Signed, ...]:
    """Return the signatures that were given for `work` so far."""
    again = isinstance(work, ReReview)
    meaning = Approval.Meaning.STILL_VALID if again else Approval.Meaning.APPROVED
    since = work.opened_at if again else work.asked_at
    return tuple(
        Signed(user_id=row.reviewer_id, capacity=row.capacity, at=row.signed_at)
        for row in work.revision.approvals.all()
        if row.meaning == meaning and row.signed_at >= since
    )


def may_assign(actor: Actor) -> bool:
    """Say whether `actor` is one of those who review, and so may say who does."""
    return bool(actor.roles & SIGNERS)


def reviewers() -> QuerySet[User]:
    """Return everybody whose group may sign reviews, by name."""
    signing = Group.objects.filter(name__in=[role.value for role in SIGNERS])
    people = User.objects.filter(is_active=True, groups__in=signing).distinct()
    return people.order_by("first_name", "last_name", "pk")


def actors(people: QuerySet[User]) -> list[tuple[User, Actor]]:
    """Return each of `people` and who they are to the policy, in two queries."""
    return [(user, _actor(user)) for user in people.prefetch_related("groups")]


def _actor(user: User) -> Actor:
    names = {group.name for group in user.groups.all()}
    roles = frozenset(role for role in Role if role.value in names)
    return Actor(user_id=user.pk, name=user.get_full_name(), roles=roles)
