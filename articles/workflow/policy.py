"""
Answer one question: may this person do this to this letter now, and if not, why?

The admin's greyed button, the command's refusal and the guard inside the transaction
all read the same answer. Nothing here asks the database or the clock.
"""

from articles.refusal import Refusal
from articles.workflow import signing_policy
from articles.workflow.situation import Actor, Role, Situation
from articles.workflow.states import NEEDS_REASON, TRANSITIONS, Action, Status

SIGNERS = frozenset({Role.REVIEWER, Role.MEDICAL, Role.LEGAL, Role.ADMINISTRATOR})
"""Who reviews, in one capacity or another."""

ALLOWED: dict[Action, frozenset[Role]] = {
    Action.EDIT: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Action.SUBMIT: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Action.RECALL: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Action.REQUEST_CHANGES: SIGNERS,
    Action.REJECT: SIGNERS,
    Action.APPROVE: SIGNERS,
    Action.EMERGENCY_APPROVE: frozenset({Role.REVIEWER, Role.ADMINISTRATOR}),
    Action.PUBLISH: frozenset({Role.PUBLISHER, Role.ADMINISTRATOR}),
    Action.SCHEDULE: frozenset({Role.PUBLISHER, Role.ADMINISTRATOR}),
    Action.UNSCHEDULE: frozenset({Role.PUBLISHER, Role.ADMINISTRATOR}),
    Action.UNPUBLISH: frozenset({Role.PUBLISHER, Role.ADMINISTRATOR}),
    Action.WITHDRAW: frozenset({Role.REVIEWER, Role.PUBLISHER, Role.ADMINISTRATOR}),
}


SIGNED = frozenset({Action.APPROVE, Action.EMERGENCY_APPROVE})
"""Actions that put a signature under a revision."""

DECIDING = SIGNED | {Action.REQUEST_CHANGES, Action.REJECT}
"""Actions that judge what somebody wrote; whoever wrote a part of it takes none of them."""

GOING_LIVE = frozenset({Action.PUBLISH, Action.SCHEDULE})

GATED = SIGNED | GOING_LIVE
"""Actions that an open finding stops, and so do an unanswered alert and a blocking comment."""

JUDGES = frozenset({Role.REVIEWER, Role.ADMINISTRATOR})
"""Who may record that a notice about a paper leaves a letter untouched."""


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
        or _no_name(action, actor)
        or signing_policy.refusal(action, situation, actor)
        or unfit(action, situation)
        or _no_reason(action, reason)
    )


def unfit(action: Action, situation: Situation) -> Refusal | None:
    """
    Return why the text itself may not be signed or go live now, whoever asks, or None.

    Of a scheduled letter it is asked again until it is live (`articles.workflow.holding`).
    """
    return (
        _open_findings(action, situation)
        or _open_alerts(action, situation)
        or _open_comments(action, situation)
        or _missing_signatures(action, situation)
        or _lapsed_signatures(action, situation)
        or _differing_documents(action, situation)
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


def _wrong_role(action: Action, actor: Actor) -> Refusal | None:
    allowed = ALLOWED[action]
    if actor.roles & allowed:
        return None
    *others, last = [role.value for role in Role if role in allowed]
    who = f"{', '.join(others)} or {last}" if others else last
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
    if action not in DECIDING:
        return None
    if actor.user_id in situation.wrote:
        return Refusal(
            "four_eyes",
            "You wrote a part of it since the last signed revision. Somebody else must "
            f"{_said(action)}{_IT[action]}.",
        )
    if actor.user_id in situation.named:
        return Refusal(
            "four_eyes",
            f"Your name stands above this letter. Somebody else must {_said(action)}{_IT[action]}.",
        )
    return None


_IT = {
    Action.APPROVE: " it",
    Action.REJECT: " it",
    Action.REQUEST_CHANGES: "; you can recall it",
    Action.EMERGENCY_APPROVE: "",
}


def _no_name(action: Action, actor: Actor) -> Refusal | None:
    if action not in SIGNED or actor.name.strip():
        return None
    return Refusal(
        "no_name",
        "Your account has no full name, and a signature prints one (21 CFR 11.50). "
        "Ask an administrator to add it.",
    )


def _missing_signatures(action: Action, situation: Situation) -> Refusal | None:
    left = situation.missing
    if action not in GOING_LIVE or not left:
        return None
    one = len(left) == 1
    return Refusal(
        "signatures",
        f"The {signing_policy.listed(left)} signature{' is' if one else 's are'} missing. Whoever "
        f"signs in {'that' if one else 'each'} capacity can still do so; then it can go live.",
    )


def _lapsed_signatures(action: Action, situation: Situation) -> Refusal | None:
    if action not in GOING_LIVE or situation.lapsed_on is None:
        return None
    return Refusal(
        "lapsed",
        f"The signatures under it hold until {situation.lapsed_on:%d %B %Y}. Submit the letter "
        "again, so that it is reviewed as things stand now.",
    )


_DOCUMENTS = {
    "detail": "the letter’s document",
    "json_ld": "the structured data",
    "markdown": "the Markdown",
    "card": "the entry in lists",
    "tags": "the cache tags",
}


def _differing_documents(action: Action, situation: Situation) -> Refusal | None:
    if action not in GOING_LIVE or not situation.differing:
        return None
    names = " and ".join(_DOCUMENTS.get(name, name) for name in situation.differing)
    return Refusal(
        "documents",
        f"Readers would get another text than was signed: {names} would differ, because the "
        "software changed since. Submit the letter again, so that it is signed as it is now.",
    )


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
    if action is Action.EMERGENCY_APPROVE:
        return "approve in an emergency"
    return action.value.replace("_", " ")


def _shown(status: Status) -> str:
    return status.value.replace("_", " ")
