"""Say where a claim stands in a text, under which rule, how grave, and why."""

from dataclasses import dataclass

from articles.compliance.finding import Severity


@dataclass(frozen=True, slots=True)
class Trigger:
    """
    One claim: `code` is a rule's (DC, SF, SUB or END), `start` and `end` are offsets.

    `why` names the words that make the claim, for the person who reads the finding.
    """

    code: str
    severity: Severity
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in words of one statement, before its place in the text is known."""

    code: str
    start: int
    end: int
    why: str
    severity: Severity = Severity.BLOCK
