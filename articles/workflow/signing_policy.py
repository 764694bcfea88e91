"""
Answer in which capacity somebody may sign a revision now, and why not in another.

Part of the policy: `policy.refusal` asks it, and so does whoever offers a choice of capacities.
One person signs in one capacity; a letter that needs two signatures is read by two people.
"""

from collections.abc import Iterable

from articles.compliance.resolution import Capacity
from articles.refusal import Refusal
from articles.workflow import signatories
from articles.workflow.signatories import ADMINISTRATOR, ALWAYS, Signed, SignedFor
from articles.workflow.situation import Actor, Role, Situation
from articles.workflow.states import Action

CAPACITIES: dict[Capacity, frozenset[Role]] = {
    Capacity.AUTHOR: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Capacity.MEDICAL: frozenset({Role.MEDICAL, Role.ADMINISTRATOR}),
    Capacity.REGULATORY: frozenset({Role.REVIEWER, Role.ADMINISTRATOR}),
    Capacity.LEGAL: frozenset({Role.LEGAL, Role.ADMINISTRATOR}),
}
"""Who may resolve a finding, or agree to its resolution, in which capacity."""


def capacities(actor: Actor) -> frozenset[Capacity]:
    """Return in which capacities `actor` may resolve findings."""
    return frozenset(c for c, roles in CAPACITIES.items() if actor.roles & roles)


def signing_capacities(situation: Situation, actor: Actor) -> tuple[Capacity, ...]:
    """Return in which capacities `actor` could sign now, of those that are missing."""
    held = capacities(actor)
    return tuple(each for each in situation.missing if each in held)


def capacity_refusal(capacity: Capacity, *, situation: Situation, actor: Actor) -> Refusal | None:
    """Return why `actor` may not sign in this very capacity, or None."""
    if capacity in signing_capacities(situation, actor):
        return None
    if capacity not in capacities(actor):
        return Refusal("capacity", f"You do not sign in {capacity.value} capacity.")
    if capacity in situation.required:
        return Refusal("capacity", f"The {capacity.value} signature is there already.")
    return Refusal("capacity", f"This letter asks for no {capacity.value} signature.")


def refusal(action: Action, situation: Situation, actor: Actor) -> Refusal | None:
    if action is Action.APPROVE:
        return _one_signature(situation, actor)
    if action is Action.EMERGENCY_APPROVE:
        return _emergency(situation, actor)
    return None


def _one_signature(situation: Situation, actor: Actor) -> Refusal | None:
    left = situation.missing
    if not left:
        return Refusal("status", "It bears every signature that it needs.")
    own = [each for each in _given(situation, SignedFor.APPROVAL) if each.user_id == actor.user_id]
    if own:
        return Refusal(
            "signed",
            f"You signed it in {own[0].capacity} capacity. Somebody else must sign in "
            f"{listed(left)} capacity.",
        )
    if not signing_capacities(situation, actor):
        return Refusal(
            "capacity",
            f"It waits for the {listed(left)} signature{'s' if len(left) > 1 else ''}, and you "
            "sign in another capacity.",
        )
    return None


def _emergency(situation: Situation, actor: Actor) -> Refusal | None:
    left = signatories.unsigned(situation.required, situation.signed)
    if not left:
        return Refusal("not_missing", "No signature is missing, so nothing has to be replaced.")
    if ALWAYS in left:
        return Refusal(
            "regulatory_first",
            "An emergency replaces other signatures than the regulatory one. That has to be "
            "there first.",
        )
    called = _given(situation, SignedFor.EMERGENCY)
    if any(each.user_id == actor.user_id for each in called):
        return Refusal("second_person", "You asked for it. A second person has to agree.")
    if called and not emergency_capacity(situation, actor):
        needed = "a reviewer" if called[0].capacity == ADMINISTRATOR else "an administrator"
        return Refusal("second_person", f"The second of the two has to be {needed}.")
    return None


def emergency_capacity(situation: Situation, actor: Actor) -> str:
    """Return as what `actor` would sign in an emergency; empty where that half is there."""
    held = {each.capacity for each in _given(situation, SignedFor.EMERGENCY)}
    if Role.REVIEWER in actor.roles and ALWAYS.value not in held:
        return ALWAYS.value
    if Role.ADMINISTRATOR in actor.roles and ADMINISTRATOR not in held:
        return ADMINISTRATOR
    return ""


def _given(situation: Situation, purpose: SignedFor) -> list[Signed]:
    return [each for each in situation.signed if each.purpose is purpose]


def afterwards_refusal(
    capacity: Capacity, *, situation: Situation, actor: Actor, signed: bool
) -> Refusal | None:
    """
    Return why `actor` may not give a signature that an emergency replaced, or None.

    `signed`: the same person signed the revision already, in whatever capacity or emergency.
    """
    if capacity not in capacities(actor):
        return Refusal("capacity", f"You do not sign in {capacity.value} capacity.")
    if signed:
        return Refusal("signed", "You signed this revision already. Somebody else must do this.")
    if actor.user_id in situation.wrote | situation.named:
        return Refusal(
            "four_eyes",
            "You wrote a part of it, or your name stands above it. Somebody else must sign it.",
        )
    if not actor.name.strip():
        return Refusal("no_name", "Your account has no full name, and a signature prints one.")
    return None


def listed(capacities: Iterable[Capacity]) -> str:
    """Return capacities as words: "medical and legal"."""
    return " and ".join(each.value for each in capacities)
