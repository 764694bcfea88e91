"""
Tell what a new policy changed about one text: findings that are new, and findings that are gone.

A finding is the same one when its rule, its severity and its sentence are: so a warning that
now blocks is new, and one that only moved is not. That is what a resolution holds on to as well.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.compliance.finding import Finding, Severity

SERIOUS = frozenset({Severity.BLOCK, Severity.WARN})
"""What a person must answer; the rest is only shown."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The findings that came and that went, each in the order of the check."""

    new: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.gone)


def changes(before: Iterable[Finding], after: Iterable[Finding]) -> Changes:
    """Return what is in `after` and not in `before`, and the other way round; twice is two."""
    before, after = tuple(before), tuple(after)
    return Changes(
        new=tuple(_beyond(after, before)),
        gone=tuple(_beyond(before, after)),
    )


def serious(findings: Iterable[Finding]) -> int:
    """Count the findings that a person must answer."""
    return sum(1 for finding in findings if finding.severity in SERIOUS)


def _beyond(findings: tuple[Finding, ...], known: tuple[Finding, ...]) -> Iterator[Finding]:
    left = Counter(_identity(finding) for finding in known)
    for finding in findings:
        name = _identity(finding)
        if left[name]:
            left[name] -= 1
        else:
            yield finding


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.severity.value, finding.sentence_sha256
