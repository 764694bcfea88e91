"""
A structure/function statement on the market is one that FDA was told of.

21 CFR 101.93(a): whoever markets a supplement with a statement under 403(r)(6) sends FDA the
statement's text, signed, no later than 30 days after first marketing. The register is the claims
library: an approved statement says on which day FDA was notified. New wording is new, so only the
same words count. The rule reminds; it knows of no other letters to FDA than the library's.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from articles.compliance import qualifying
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.passages import Passages
from articles.compliance.qualifying import Statement
from articles.compliance.rule import Observation, Rule
from articles.content import LibraryEntry

GRACE = timedelta(days=30)
"""How long after first marketing the notice may come (21 CFR 101.93(a)(1))."""


UNREGISTERED = "This wording is not in the register of statements that FDA was notified of."
UNNOTIFIED = "The claims library has this statement, and no day on which FDA was notified of it."
REGISTER = (
    "Use the words of a notified statement of the claims library, or propose this one there and "
    "notify FDA within 30 days of first marketing."
)
NOTIFY = (
    "Send the signed notice within 30 days of first marketing, and record its day in the claims "
    "library."
)
COUNSEL = "Nothing in the letter mends it. Keep the notice, and tell your regulatory counsel."


def check(letter: Letter) -> Iterator[Observation]:
    found = qualifying.find(letter, Passages(letter))
    if not qualifying.need_disclaimer(letter, found):
        return
    for statement in found:
        if statement.is_rich and (seen := _missing(statement, letter.content.date_published)):
            yield Observation(statement.place, *seen)


def _missing(statement: Statement, first_published: str) -> tuple[str, str] | None:
    """Return what is wrong and the way out, or None when FDA was told in time."""
    entry = statement.claim.library if statement.claim else None
    if entry is None:
        return UNREGISTERED, REGISTER
    if not entry.notified_on:
        return UNNOTIFIED, NOTIFY
    return _late(entry, first_published)


def _late(entry: LibraryEntry, first_published: str) -> tuple[str, str] | None:
    if not first_published:
        return None
    began = date.fromisoformat(first_published[:10])
    if date.fromisoformat(entry.notified_on) <= began + GRACE:
        return None
    late = (
        f"FDA was notified of this statement on {entry.notified_on}; the letter was public since "
        f"{began.isoformat()}, more than 30 days before."
    )
    return late, COUNSEL


RULE = Rule(
    code="SF-03",
    title="a structure/function statement that FDA was not notified of",
    severity=Severity.INFO,
    source="21 CFR 101.93(a)",
    check=check,
)
