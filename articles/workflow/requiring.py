"""
Change which signatures this house requires, and tell beforehand what that would mean.

A change counts at once: a letter that is approved and not yet public waits for the new signature,
a schedule is cancelled until it is there. What is live stays live.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from articles.checking import check
from articles.compliance.resolution import Capacity
from articles.models import Article, SignatureRequirement
from articles.workflow import holding, signatories, standing
from articles.workflow.signatories import ContentKind
from articles.workflow.signing_policy import CAPACITIES
from articles.workflow.situation import Role
from articles.workflow.states import Status
from references.transactions import whole

WAITING = (Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED)
LOOKED_AT = 100
"""Letters on their way that are looked at; a house that has more can do the sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What requiring a signature of letters of one kind would mean now."""

    kind: ContentKind
    title: str
    letters: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signers:
    """Who could give a signature; without two people nobody stands in for the one."""

    capacity: Capacity
    people: tuple[User, ...]


def meanings() -> list[Meaning]:
    """Return for each kind of content which letters on their way to readers are of it."""
    rows = list(Article.objects.filter(status__in=WAITING).order_by("-edited_at")[:LOOKED_AT])
    said = [(row, _kinds(row)) for row in rows]
    return [
        Meaning(
            kind=kind,
            title=signatories.TITLES[kind],
            letters=tuple(row for row, kinds in said if kind in kinds),
        )
        for kind in ContentKind
    ]


def signers() -> list[Signers]:
    """Return for each capacity that can be required who signs in it, administrators left out."""
    wanted = [each for each in signatories.SIGNING if each is not signatories.ALWAYS]
    return [Signers(capacity=each, people=tuple(_people(each))) for each in wanted]


@whole
def save(requirement: SignatureRequirement, *, now: datetime) -> list[Article]:
    """Have `requirement` count; return the letters whose schedule it cancelled."""
    requirement.save()
    return holding.sweep(now=now)


def _kinds(article: Article) -> frozenset[ContentKind]:
    revision = standing.newest_revision(article)
    try:
        content = revision.content if revision else None
    except ValueError:
        content = None
    return signatories.kinds(content, check(content)) if content else frozenset()


def _people(capacity: Capacity) -> Iterable[User]:
    groups = [role.value for role in CAPACITIES[capacity] if role is not Role.ADMINISTRATOR]
    people = User.objects.filter(groups__name__in=groups, is_active=True)
    return people.order_by("last_name", "pk").distinct()
