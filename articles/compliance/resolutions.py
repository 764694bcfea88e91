"""
Say in which ways a finding may be settled, by the family its rule belongs to.

The table is the one of the house's compliance rules (section 1): an approved library claim never
settles a disease claim, a false alarm is no answer to a missing disclaimer, and what the house
itself requires (a headline, a date) can only be put right or, where it warns, be overridden.
Who may do it is decided in `resolving`; here is only what is possible at all.
"""

from collections.abc import Iterable

from articles.compliance.finding import Severity
from articles.compliance.resolution import Kind

Resolution = Kind


MEANING = {
    Resolution.REWORD: "reword: the sentence changes and the finding is gone",
    Resolution.LINK_CLAIM: "link an approved claim of the library, with its evidence",
    Resolution.NOT_A_CLAIM: "record why it is no claim",
    Resolution.OVERRIDE: "override it, with a risk owner and an end date",
    Resolution.DISCLOSE: "add the disclosure or the disclaimer",
    Resolution.AUTHORISED_CLAIM: "name the authorised health claim that it is",
}

FAMILIES = {
    "DC": "R1 R3 R4 R6",
    "SF": "R1 R2 R3 R4",
    "DISC": "R1 R4 R5",
    "SUB": "R1 R2 R3 R4",
    "END": "R1 R3 R4 R5",
}
HOUSE = frozenset({"COMP", "DATE", "FAQ", "LINK"})
"""Rules of the house, not of law: what they block can only be mended."""

NOT_A_MATTER_OF_EVIDENCE = ("SUB-04", "SUB-05", "SUB-06")
"""Absolutes, broken references, a false "FDA approved": no library claim mends them."""


def family(code: str) -> str:
    """Return the family of a rule's code: "DC" of "DC-04a"."""
    return code.partition("-")[0]


def allowed(code: str, severities: Iterable[Severity]) -> frozenset[Resolution]:
    """Return the ways out that the family of `code` has, for findings of these `severities`."""
    ways, overridable = _of_family(family(code))
    if code.startswith(NOT_A_MATTER_OF_EVIDENCE):
        ways -= {Resolution.LINK_CLAIM}
    return ways if overridable.intersection(severities) else ways - {Resolution.OVERRIDE}


def _of_family(name: str) -> tuple[frozenset[Resolution], set[Severity]]:
    """Return the ways out of a family, and of which severities its findings are overridden."""
    if name in HOUSE:
        return frozenset({Resolution.REWORD, Resolution.OVERRIDE}), {Severity.WARN}
    ways = frozenset(map(Resolution, FAMILIES.get(name, "").split()))
    return ways, {Severity.BLOCK, Severity.WARN}
