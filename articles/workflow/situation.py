"""
Hold what a decision about a letter turns on: who asks, and how the letter stands.

`articles.workflow.standing` reads both from the database; the policy only looks at them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from articles.compliance.resolution import Capacity
from articles.workflow import signatories
from articles.workflow.signatories import ALWAYS, Signed
from articles.workflow.states import Status


class Role(StrEnum):
    """
    The groups people belong to; an administrator may act as any of the others.

    `medical` and `legal` mark in what capacity somebody reviews; `reviewers` review as
    regulatory affairs do.
    """

    EDITOR = "editors"
    REVIEWER = "reviewers"
    PUBLISHER = "publishers"
    ADMINISTRATOR = "administrators"
    MEDICAL = "medical"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who asks. `name` is the full name that a signature would print."""

    user_id: int
    name: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """
    What about the letter matters to a decision.

    `wrote` holds the ids of everybody who wrote a part since the last signed revision,
    `named` those of the accounts in its byline. `blocking` and `warnings` count the open
    findings on the text that would be signed or published, `alerts` the notices about its
    papers that came up since and that it leaves unanswered, `comments` the unresolved ones that
    were meant to stop it. `live`: readers can open it now; `was_public`: they could at some time.
    `required` are the capacities that have to sign it, `signed` the signatures that count,
    `differing` the documents that would be rendered otherwise now than they were when it was
    signed. `lapsed_on` is the last day on which the signatures held, if it is over by then.
    """

    status: Status
    wrote: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    blocking: int = 0
    warnings: int = 0
    alerts: int = 0
    comments: int = 0
    live: bool = False
    was_public: bool = False
    required: frozenset[Capacity] = frozenset({ALWAYS})
    signed: tuple[Signed, ...] = ()
    differing: tuple[str, ...] = ()
    lapsed_on: date | None = None

    @property
    def missing(self) -> tuple[Capacity, ...]:
        """The capacities that have yet to sign before it can go live."""
        return signatories.missing(self.required, self.signed)
