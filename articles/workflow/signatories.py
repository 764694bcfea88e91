"""
Say who has to sign a letter, by what it says, and who of them has not yet.

Regulatory affairs sign every letter; what else is needed is this house's decision, kept as rows
of `SignatureRequirement` and read as plain values here. A newcomer gets this wrong: signatures
count together only when they stand under the same facts. One that was given before a finding
changed says nothing about the letter as it stands now.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from articles.compliance.finding import Finding
from articles.compliance.resolution import Capacity
from articles.content import Content

SIGNING = (Capacity.REGULATORY, Capacity.MEDICAL, Capacity.LEGAL)
"""Capacities in which a revision is signed, in the order in which they are named."""

ALWAYS = Capacity.REGULATORY
"""Signs every letter, and cannot be replaced in an emergency."""

TOGETHER_WITHIN = timedelta(hours=24)
"""How far apart the two signatures of an emergency may lie."""

AFTERWARDS_WITHIN = timedelta(days=3)
"""How soon after an emergency the capacities that it replaced have to sign."""


class ContentKind(StrEnum):
    """What a letter may say that asks for more eyes."""

    ANY = "any"
    PRODUCT = "product"
    STRUCTURE_FUNCTION = "structure_function"
    DISEASE = "disease"
    TESTIMONIAL = "testimonial"


TITLES: dict[ContentKind, str] = {
    ContentKind.ANY: "Any letter",
    ContentKind.PRODUCT: "Names a product of the brand",
    ContentKind.STRUCTURE_FUNCTION: "Makes a structure/function claim",
    ContentKind.DISEASE: "Has a disease word that somebody resolved",
    ContentKind.TESTIMONIAL: "Prints a testimonial",
}

DISEASE_RULES = "DC-"
"""How the codes of the rules about disease claims begin (21 CFR 101.93(g))."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One decision of the house: letters of this kind are signed in this capacity, too."""

    kind: ContentKind
    capacity: Capacity


class SignedFor(StrEnum):
    """The two ways in which somebody signs a revision before it is public."""

    APPROVAL = "approval"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """
    One signature under a revision, as far as decisions turn on it.

    `number` is that of its row, `facts` names what it was given for; `capacity` is that of its
    signer, or "administrator" where one agreed to an emergency.
    """

    user_id: int
    capacity: str
    at: datetime
    number: int = 0
    facts: str = ""
    purpose: SignedFor = SignedFor.APPROVAL


ADMINISTRATOR = "administrator"


def kinds(content: Content, findings: Iterable[Finding]) -> frozenset[ContentKind]:
    """Return what `content` says that may ask for more eyes; `findings` are all it raises."""
    claimed = {claim.kind for claim in content.claims}
    found = {
        ContentKind.ANY: True,
        ContentKind.PRODUCT: bool(content.products),
        ContentKind.STRUCTURE_FUNCTION: "structure_function" in claimed,
        ContentKind.TESTIMONIAL: "testimonial" in claimed,
        ContentKind.DISEASE: any(each.code.startswith(DISEASE_RULES) for each in findings),
    }
    return frozenset(kind for kind, is_there in found.items() if is_there)


def required(
    requirements: Iterable[Requirement], said: Collection[ContentKind]
) -> frozenset[Capacity]:
    """Return the capacities that must sign a letter of the kinds `said`."""
    return frozenset({ALWAYS, *(each.capacity for each in requirements if each.kind in said)})


def counting(signed: Iterable[Signed], *, now: datetime) -> tuple[Signed, ...]:
    """
    Return the signatures that count at `now`: those for the same facts as the newest one.

    Half an emergency counts for a day; a whole one for good.
    """
    ordered = sorted(signed, key=lambda each: each.at)
    same = [each for each in ordered if each.facts == ordered[-1].facts]
    return tuple(each for each in same if _is_fresh(each, now) or _has_partner(each, same))


def missing(needed: Collection[Capacity], signed: Collection[Signed]) -> tuple[Capacity, ...]:
    """Return the capacities of `needed` in which nobody signed, unless an emergency stands in."""
    left = unsigned(needed, signed)
    return () if left and ALWAYS not in left and is_emergency(signed) else left


def unsigned(needed: Collection[Capacity], signed: Collection[Signed]) -> tuple[Capacity, ...]:
    """Return the capacities of `needed` in which nobody signed, emergency or not."""
    done = {each.capacity for each in signed if each.purpose is SignedFor.APPROVAL}
    return tuple(capacity for capacity in SIGNING if capacity in needed and capacity not in done)


def is_emergency(signed: Iterable[Signed]) -> bool:
    """Tell whether a reviewer and an administrator, two people, agreed that it cannot wait."""
    called = [each for each in signed if each.purpose is SignedFor.EMERGENCY]
    return any(_has_partner(each, called) for each in called)


def _is_fresh(each: Signed, now: datetime) -> bool:
    return each.purpose is SignedFor.APPROVAL or now - each.at <= TOGETHER_WITHIN


def _has_partner(each: Signed, among: Iterable[Signed]) -> bool:
    return each.purpose is SignedFor.EMERGENCY and any(
        other.purpose is SignedFor.EMERGENCY
        and other.user_id != each.user_id
        and (other.capacity == ADMINISTRATOR) is not (each.capacity == ADMINISTRATOR)
        and abs(other.at - each.at) <= TOGETHER_WITHIN
        for other in among
    )
