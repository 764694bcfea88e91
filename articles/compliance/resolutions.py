"""
Say in which ways a finding may be settled, by the family its rule belongs to.

The table is the one of the house's compliance rules (section 1): an approved library claim never
settles a disease claim, a false alarm is no answer to a missing disclaimer, and what the house
itself requires (a headline, a date) can only be put right or, where it warns, be overridden.
Who may do it is decided elsewhere; here is only what is possible at all.
"""

from collections.abc import Iterable
from enum import StrEnum

from articles.compliance.finding import Severity


class Resolution(StrEnum):
    """The ways out, by their codes in the record."""

    REWORD = "R1"
    LINK_CLAIM = "R2"
    NOT_A_CLAIM = "R3"
    OVERRIDE = "R4"
    DISCLOSE = "R5"
    AUTHORISED_CLAIM = "R6"


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
HOUSE = frozenset({Resolution.REWORD, Resolution.OVERRIDE})


def family(code: str) -> str:
    """Return the family of a rule's code: "DC" of "DC-04a"."""
    return code.partition("-")[0]


def allowed(code: str, severities: Iterable[Severity]) -> frozenset[Resolution]:
    """Return the ways out that the family of `code` has, for findings of these `severities`."""
    known = FAMILIES.get(family(code))
    if known:
        ways = frozenset(map(Resolution, known.split()))
        overridable = {Severity.BLOCK, Severity.WARN}
    else:
        ways, overridable = HOUSE, {Severity.WARN}
    return ways if overridable.intersection(severities) else ways - {Resolution.OVERRIDE}
