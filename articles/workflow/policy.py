"""
Answer one question: may this person do this to this letter now, and if not, why?

The admin's greyed button, the command's refusal and the guard inside the transaction
all read the same answer. Nothing here asks the database or the clock.
"""

from dataclasses import dataclass
from enum import StrEnum

from articles.compliance.resolution import Capacity
from articles.refusal import Refusal
from articles.workflow.states import NEEDS_REASON, TRANSITIONS, Action, Status


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


ALLOWED: dict[Action, frozenset[Role]] = {
    Action.EDIT: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Action.SUBMIT: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Action.RECALL: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Action.REQUEST_CHANGES: frozenset({Role.REVIEWER, Role.ADMINISTRATOR}),
    Action.APPROVE: frozenset({Role.REVIEWER, Role.ADMINISTRATOR}),
    Action.PUBLISH: frozenset({Role.PUBLISHER, Role.ADMINISTRATOR}),
    Action.SCHEDULE: frozenset({Role.PUBLISHER, Role.ADMINISTRATOR}),
    Action.UNSCHEDULE: frozenset({Role.PUBLISHER, Role.ADMINISTRATOR}),
    Action.UNPUBLISH: frozenset({Role.PUBLISHER, Role.ADMINISTRATOR}),
    Action.WITHDRAW: frozenset({Role.REVIEWER, Role.PUBLISHER, Role.ADMINISTRATOR}),
}


GATED = frozenset({Action.APPROVE, Action.PUBLISH, Action.SCHEDULE})
"""Actions that an open finding stops, and so do an unanswered alert and a blocking comment."""

CAPACITIES: dict[Capacity, frozenset[Role]] = {
    Capacity.AUTHOR: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Capacity.MEDICAL: frozenset({Role.MEDICAL, Role.ADMINISTRATOR}),
    Capacity.REGULATORY: frozenset({Role.REVIEWER, Role.ADMINISTRATOR}),
    Capacity.LEGAL: frozenset({Role.LEGAL, Role.ADMINISTRATOR}),
}
"""Who may resolve a finding, or agree to its resolution, in which capacity."""

JUDGES = frozenset({Role.REVIEWER, Role.ADMINISTRATOR})
"""Who may record that a notice about a paper leaves a letter untouched."""


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
    were meant to stop it. `live`: readers can open it now;
    `was_public`: they could at some time.
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


def refusal(
    action: Action, *, situation: Situation, actor: Actor, reason: str | None = None
) -> Refusal | None:
    """
    Return why `actor` may not take `action` now, or None when they may.

    `reason` is what the actor wrote; None means it has not been asked for yet, so an
    action that needs one is not refused for lacking it.
    """
    return (
        _wrong_role(action, actor)
        or _wrong_status(action, situation)
        or _same_eyes(action, situation, actor)
        or _open_findings(action, situation)
        or _open_alerts(action, situation)
        or _open_comments(action, situation)
        or _no_reason(action, reason)
    )


def judging_refusal(
    *, wrote: frozenset[int], named: frozenset[int], actor: Actor, reason: str | None = None
) -> Refusal | None:
    """
    Return why `actor` may not judge a notice about one of a letter's papers, or None.

    `wrote` holds everybody who ever wrote in the letter, `named` the accounts in its byline:
    whoever built on the paper is not the one to say that it still holds. `reason` None means
    that it has not been asked for yet.
    """
    if not actor.roles & JUDGES:
        who = " or ".join(role.value for role in Role if role in JUDGES)
        return Refusal("role", f"Only {who} can judge what a notice means for a letter.")
    if actor.user_id in wrote | named:
        return Refusal(
            "four_eyes",
            "You wrote a part of this letter. Somebody else must judge what the notice means.",
        )
    if reason is not None and not reason.strip():
        return Refusal("reason", "Write why the letter may stay as it is; it stays in the history.")
    return None


def capacities(actor: Actor) -> frozenset[Capacity]:
    """Return in which capacities `actor` may resolve findings."""
    return frozenset(c for c, roles in CAPACITIES.items() if actor.roles & roles)


def _wrong_role(action: Action, actor: Actor) -> Refusal | None:
    allowed = ALLOWED[action]
    if actor.roles & allowed:
        return None
    who = " or ".join(role.value for role in Role if role in allowed)
    return Refusal("role", f"Only {who} can {_said(action)}.")


def _wrong_status(action: Action, situation: Situation) -> Refusal | None:
    if situation.status not in TRANSITIONS[action]:
        return Refusal("status", _status_reason(action, situation.status))
    if action is Action.UNPUBLISH and not situation.live:
        return Refusal("status", "Readers cannot open this letter now; there is nothing to end.")
    if action is Action.WITHDRAW and not situation.was_public:
        return Refusal("status", "This letter was never public; there is nothing to withdraw.")
    return None


def _status_reason(action: Action, status: Status) -> str:
    special = {
        (Action.EDIT, Status.IN_REVIEW): "It is being reviewed. Recall it first, so that nobody "
        "signs a text they did not read.",
        (Action.EDIT, Status.SCHEDULED): "It is scheduled to go live. Unschedule it first.",
        (Action.PUBLISH, Status.SCHEDULED): "It is scheduled already. Unschedule it to publish "
        "at once.",
    }
    expected = " or ".join(_shown(known) for known in TRANSITIONS[action])
    default = f"The letter is {_shown(status)}; to {_said(action)} it must be {expected}."
    return special.get((action, status), default)


def _same_eyes(action: Action, situation: Situation, actor: Actor) -> Refusal | None:
    if action is not Action.APPROVE:
        return None
    if actor.user_id in situation.wrote:
        return Refusal(
            "four_eyes",
            "You wrote a part of it since the last signed revision. Somebody else must approve it.",
        )
    if actor.user_id in situation.named:
        return Refusal(
            "four_eyes", "Your name stands above this letter. Somebody else must approve it."
        )
    if not actor.name.strip():
        return Refusal(
            "no_name",
            "Your account has no full name, and a signature prints one (21 CFR 11.50). "
            "Ask an administrator to add it.",
        )
    return None


def _open_findings(action: Action, situation: Situation) -> Refusal | None:
    if action not in GATED or not (situation.blocking or situation.warnings):
        return None
    return Refusal(
        "findings",
        f"{_counted(situation)} open. Mend the letter and submit it again, or have each resolved "
        "beside it on the letter’s page.",
    )


def _counted(situation: Situation) -> str:
    counts = ((situation.blocking, "blocking finding"), (situation.warnings, "warning"))
    said = [f"{count} {name}{'s' if count > 1 else ''}" for count, name in counts if count]
    alone = situation.blocking + situation.warnings == 1
    return f"{' and '.join(said)} {'is' if alone else 'are'}"


def _open_alerts(action: Action, situation: Situation) -> Refusal | None:
    if action not in GATED or not situation.alerts:
        return None
    count = situation.alerts
    notices = (
        "1 notice about a cited paper" if count == 1 else f"{count} notices about cited papers"
    )
    return Refusal(
        "alert",
        f"{notices} came up after this text was written, and it does not take "
        f"{'it' if count == 1 else 'them'} into account. Cite another paper or tell readers, then "
        "submit the letter again; or have a reviewer who wrote none of it record why it may stay.",
    )


def _open_comments(action: Action, situation: Situation) -> Refusal | None:
    if action not in GATED or not situation.comments:
        return None
    count = situation.comments
    open_ones = "1 comment that stops it is" if count == 1 else f"{count} comments that stop it are"
    return Refusal(
        "comments",
        f"{open_ones} unresolved. Who asked, or a reviewer who wrote none of the letter, resolves "
        f"{'it' if count == 1 else 'each'} on the page of the review.",
    )


def _no_reason(action: Action, reason: str | None) -> Refusal | None:
    if action not in NEEDS_REASON or reason is None or reason.strip():
        return None
    return Refusal("reason", "Write why: the others read it, and it stays in the history.")


def _said(action: Action) -> str:
    return action.value.replace("_", " ")


def _shown(status: Status) -> str:
    return status.value.replace("_", " ")
