"""Say where a claim stands in a text, under which rule, how grave, and why."""

from dataclasses import dataclass

from articles.compliance.claims.statement import Statement
from articles.compliance.finding import Severity


@dataclass(frozen=True, slots=True)
class Trigger:
    """
    One claim: `code` is a rule's (DC, SF, SUB or END), `start` and `end` are offsets.

    `why` names the words that make the claim, for the person who reads the finding. A claim that
    takes several sentences stands in the one that completes it; `since` is where it begins.
    `guess` is what only the second opinion sees: shown to a person, and nothing hangs on it.
    """

    code: str
    severity: Severity
    start: int
    end: int
    why: str
    since: int | None = None
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """
    A trigger in words of one statement, before its place in the text is known.

    `since` is the earlier statement of the same text that it completes, if it takes several.
    """

    code: str
    start: int
    end: int
    why: str
    severity: Severity = Severity.BLOCK
    since: Statement | None = None
    guess: bool = False
