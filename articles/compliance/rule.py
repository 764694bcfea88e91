"""
Define what a rule is: a code that never changes, a severity, a source, and a check.

A check only observes. `Rule.findings` stamps code, severity and source onto what it saw, so
a check cannot report under somebody else's code or make up a severity of its own: where the law
itself knows a milder case, the rule names it, and an observation may say that it is one. Why the
rule exists is written once, at the top of its module, and `explanation` reads it from there.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles.compliance.finding import Finding, Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.resolutions import Resolution, allowed


@dataclass(frozen=True, slots=True)
class Observation:
    """What a check saw: where, what is wrong in words, the way out, and if it is a mild case."""

    place: Place
    message: str
    hint: str
    mild: bool = False


Check = Callable[[Letter], Iterator[Observation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """
    One thing a letter must (block), should (warn) or may want to (info) put right.

    `title` completes the sentence "This letter has ..."; `source` is the paragraph of law or
    the house rule it serves, as a reviewer would cite it. `milder` is the severity of the mild
    cases, if the rule knows any. `last` rules look at what the others found (`Letter.found`);
    `on_copy` rules ask nothing but words, so they hold for copy that is in no letter yet.
    `unresolved_by` are ways out that the family of the rule has and this rule does not.
    """

    code: str
    title: str
    severity: Severity
    source: str
    check: Check
    milder: Severity | None = None
    last: bool = False
    on_copy: bool = False
    unresolved_by: frozenset[Resolution] = frozenset()

    def findings(self, letter: Letter) -> Iterator[Finding]:
        """Yield one finding for each observation, in the order the check made them."""
        for seen in self.check(letter):
            yield Finding(
                code=self.code,
                severity=self._severity(seen),
                field=seen.place.field,
                start=seen.place.start,
                end=seen.place.end,
                quote=seen.place.quote,
                message=seen.message,
                hint=seen.hint,
                source=self.source,
            )

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The severities a finding of this rule can have, the gravest first."""
        return (self.severity, self.milder) if self.milder else (self.severity,)

    @property
    def resolutions(self) -> frozenset[Resolution]:
        """The ways in which a finding of this rule may be settled."""
        return allowed(self.code, self.severities) - self.unresolved_by

    @property
    def explanation(self) -> str:
        """The docstring of the module the check stands in: why the rule exists."""
        return inspect.getdoc(inspect.getmodule(self.check)) or ""

    def _severity(self, seen: Observation) -> Severity:
        if not seen.mild:
            return self.severity
        if self.milder is None:
            raise ValueError(f"{self.code} has no mild case, but its check reports one.")
        return self.milder
