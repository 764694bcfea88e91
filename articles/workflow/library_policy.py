"""
Answer one question about the claims library: may this person do this to this entry now?

The same answer greys the button and guards the transaction. Nothing here asks the database.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from articles.refusal import Refusal
from articles.workflow.situation import Actor, Role

MONTHS = 12
"""For how long an approval holds unless the approver says otherwise (WF-07)."""
LONGEST = timedelta(days=731)
"""Evidence ages: nobody may put off looking again for longer than two years."""


class Step(StrEnum):
    """What people do to an entry of the library."""

    PROPOSE = "propose"
    APPROVE = "approve"
    REVISE = "revise"
    NOTIFY = "record_notification"
    RETIRE = "retire"


JUDGES = frozenset({Role.REVIEWER, Role.MEDICAL, Role.ADMINISTRATOR})
"""Regulatory and medical reviewers weigh a statement; either may approve it."""
WRITERS = JUDGES | {Role.EDITOR}

ALLOWED: dict[Step, frozenset[Role]] = {
    Step.PROPOSE: WRITERS,
    Step.APPROVE: JUDGES,
    Step.REVISE: WRITERS,
    Step.NOTIFY: JUDGES,
    Step.RETIRE: JUDGES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What about an entry matters: `writers` proposed or edited it, `quoted` papers support it."""

    approved: bool = False
    retired: bool = False
    replaced: bool = False
    """A version that supersedes it was proposed or approved."""
    notified: bool = False
    same_words: bool = False
    """Another entry in force has the same words."""
    quoted: int = 0
    writers: frozenset[int] = frozenset()


def refusal(step: Step, *, entry: Entry, actor: Actor) -> Refusal | None:
    """Return why `actor` may not take `step` on `entry` now, or None when they may."""
    return _wrong_role(step, actor) or _WHEN[step](entry, actor)


def expiry_refusal(expires_on: date, *, today: date) -> Refusal | None:
    """Return why an approval of `today` may not hold until `expires_on`, or None."""
    if expires_on <= today:
        return Refusal("expiry", "That day has passed. Choose the last day on which it shall hold.")
    if expires_on - today > LONGEST:
        return Refusal("expiry", "Evidence ages: choose a day within the next two years.")
    return None


def default_expiry(today: date) -> date:
    """Return the day twelve months after `today`; a leap day ends on 28 February."""
    try:
        return today.replace(year=today.year + MONTHS // 12)
    except ValueError:
        return today.replace(year=today.year + MONTHS // 12, day=28)


def _wrong_role(step: Step, actor: Actor) -> Refusal | None:
    allowed = ALLOWED[step]
    if actor.roles & allowed:
        return None
    who = " or ".join(role.value for role in Role if role in allowed)
    return Refusal("role", f"Only {who} can {step.value.replace('_', ' ')} a library claim.")


def _proposing(entry: Entry, _: Actor) -> Refusal | None:
    if entry.approved:
        return Refusal(
            "status", "It is approved, and an approved wording stands. Write a new version of it."
        )
    return None


def _approving(entry: Entry, actor: Actor) -> Refusal | None:
    if entry.approved:
        return Refusal("status", "It is approved already.")
    if entry.retired:
        return Refusal("status", "It was retired. Propose it anew.")
    if actor.user_id in entry.writers:
        return Refusal("four_eyes", "You wrote a part of it. Somebody else must approve it.")
    if not actor.name.strip():
        return Refusal(
            "no_name",
            "Your account has no full name, and an approval shows one. Ask an "
            "administrator to add it.",
        )
    if not entry.quoted:
        return Refusal(
            "evidence",
            "No paper supports it yet with a quoted passage. Add one, and where the "
            "passage stands.",
        )
    if entry.same_words:
        return Refusal(
            "same_words",
            "Another entry in force has the same words. Write a new version of that "
            "one, or retire it first.",
        )
    return None


def _revising(entry: Entry, _: Actor) -> Refusal | None:
    if not entry.approved:
        return Refusal("status", "It is not approved yet. Change it as it is.")
    if entry.replaced:
        return Refusal("status", "There is a newer version of it already. Work on that one.")
    return None


def _notifying(entry: Entry, _: Actor) -> Refusal | None:
    if entry.notified:
        return Refusal("status", "The day FDA was notified is recorded already.")
    return None if entry.approved else Refusal("status", "Write the day into the proposal.")


def _retiring(entry: Entry, _: Actor) -> Refusal | None:
    return Refusal("status", "It is retired already.") if entry.retired else None


_WHEN = {
    Step.PROPOSE: _proposing,
    Step.APPROVE: _approving,
    Step.REVISE: _revising,
    Step.NOTIFY: _notifying,
    Step.RETIRE: _retiring,
}
