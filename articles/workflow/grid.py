"""
Work out who may take which action from which status, by asking the policy for every cell.

Printed in docs/states.md, so that a change of who may do what is read by people in review.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum

from articles.refusal import Refusal
from articles.workflow.policy import refusal
from articles.workflow.signatories import SIGNING, Signed
from articles.workflow.situation import Actor, Role, Situation
from articles.workflow.states import Action, Status

SOME_DAY = datetime(2026, 6, 1, 12, tzinfo=UTC)
ASKING = 1
"""The account that asks."""
REVIEWERS = dict(zip(SIGNING, (11, 12, 13), strict=True))
"""The accounts that signed, by capacity: none of them asks."""


class Authorship(StrEnum):
    """What somebody had to do with the letter."""

    NONE = "wrote none of it"
    WROTE = "wrote a part of it since it was last signed"
    NAMED = "has their name above it"


def letter(status: Status, authorship: Authorship) -> Situation:
    """
    Return a letter that needs three signatures and has been public before.

    In review it bears the regulatory one and waits for the others; later it bears all.
    """
    given = SIGNING[:1] if status is Status.IN_REVIEW else SIGNING
    mine = frozenset({ASKING})
    return Situation(
        status=status,
        wrote=mine if authorship is Authorship.WROTE else frozenset(),
        named=mine if authorship is Authorship.NAMED else frozenset(),
        live=True,
        was_public=True,
        required=frozenset(SIGNING),
        signed=tuple(
            Signed(user_id=REVIEWERS[each], capacity=each.value, at=SOME_DAY) for each in given
        ),
    )


def cell(
    action: Action, *, status: Status, role: Role | None, authorship: Authorship
) -> Refusal | None:
    """Return why somebody of `role` may not take `action`, or None when they may."""
    who = Actor(user_id=ASKING, name="Robin", roles=frozenset({role} if role else ()))
    return refusal(action, situation=letter(status, authorship), actor=who, reason="Because.")


def may(action: Action, *, status: Status, authorship: Authorship) -> Iterator[Role]:
    """Yield the roles that may take `action`."""
    for role in Role:
        if cell(action, status=status, role=role, authorship=authorship) is None:
            yield role
