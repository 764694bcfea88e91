"""
Name the ways out of a finding, who may take them, and what is remembered of one taken.

A resolution is for one rule and one sentence, by the sentence's hash: it holds while the letter
changes elsewhere. A newcomer gets this wrong: R1 and R5 close nothing. They tell that a finding
is gone; if the old words come back, so does the finding.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from articles.compliance.finding import Severity


class Kind(StrEnum):
    """The six ways out, by the codes that reviewers use."""

    REWORD = "R1"
    LINK_CLAIM = "R2"
    NOT_A_CLAIM = "R3"
    OVERRIDE = "R4"
    DISCLOSE = "R5"
    AUTHORISED_CLAIM = "R6"


TITLES: dict[Kind, str] = {
    Kind.REWORD: "Reworded",
    Kind.LINK_CLAIM: "Linked to an approved claim",
    Kind.NOT_A_CLAIM: "Not a claim",
    Kind.OVERRIDE: "Override",
    Kind.DISCLOSE: "Disclosed",
    Kind.AUTHORISED_CLAIM: "Authorised health claim",
}

RECORDED = frozenset({Kind.REWORD, Kind.DISCLOSE})
"""Ways out that nobody declares: submitting a mended letter records them."""


class Capacity(StrEnum):
    """In what capacity somebody resolves, confirms or countersigns."""

    AUTHOR = "author"
    MEDICAL = "medical"
    REGULATORY = "regulatory"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryEntry:
    """
    An entry of the claims library, as far as a resolution turns on it.

    `wordings` are its text and variants; `has_human_trial`: a randomised controlled trial in
    people is among its references.
    """

    wordings: tuple[str, ...]
    is_approved: bool = False
    expires_on: date | None = None
    has_human_trial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """
    One resolution as it was recorded, with what was added to it since.

    `severity` is what the finding had on that day, `countersigned` the capacities in which
    second persons agreed, `expires_on` the last day on which it holds.
    """

    number: int
    kind: Kind
    code: str
    sentence_sha256: str
    severity: Severity
    made_by: int
    expires_on: date | None = None
    entry: LibraryEntry | None = None
    authorised: str = ""
    countersigned: frozenset[Capacity] = frozenset()
    is_revoked: bool = False
