"""
Define what a rule is: a code that never changes, a severity, a source, and a check.

A check only observes. `Rule.findings` stamps code, severity and source onto what it saw, so
a check cannot report under somebody else's code or soften its own severity. Why the rule
exists is written once, at the top of its module, and `explanation` reads it from there.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles.compliance.finding import Finding, Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place


@dataclass(frozen=True, slots=True)
class Observation:
    """What a check saw: where, what is wrong in words, and the way out."""

    place: Place
    message: str
    hint: str


Check = Callable[[Letter], Iterator[Observation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """
    One thing a letter must (block), should (warn) or may want to (info) put right.

    `title` completes the sentence "This letter has ..."; `source` is the paragraph of law or
    the house rule it serves, as a reviewer would cite it.
    """

    code: str
    title: str
    severity: Severity
    source: str
    check: Check

    def findings(self, letter: Letter) -> Iterator[Finding]:
        """Yield one finding for each observation, in the order the check made them."""
        for seen in self.check(letter):
            yield Finding(
                code=self.code,
                severity=self.severity,
                field=seen.place.field,
                start=seen.place.start,
                end=seen.place.end,
                quote=seen.place.quote,
                message=seen.message,
                hint=seen.hint,
                source=self.source,
            )

    @property
    def explanation(self) -> str:
        """The docstring of the module the check stands in: why the rule exists."""
        module = inspect.getmodule(self.check)
        return inspect.getdoc(module) or ""
