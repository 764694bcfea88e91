"""
Tell which findings of one text are gone from the next: reworded (R1) or disclosed (R5).

A newcomer gets this wrong: a sentence that was changed and is still caught has a new hash, but
nothing was mended. So each new finding of a rule takes the place of that old one which reads
most like it; only what is left over is gone.
"""

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from articles.compliance.finding import Finding, Severity
from articles.compliance.resolution import Kind

BY_DISCLOSING = ("DISC-", "END-")
"""Rules that ask for a disclaimer or a disclosure: when they fall silent, one was added."""

Found = dict[str, Finding]


def mended(before: Iterable[Finding], after: Iterable[Finding]) -> list[tuple[Kind, Finding]]:
    """Return what of `before` needed an answer and is gone from `after`, and by which way out."""
    earlier, later = _by_rule(before), _by_rule(after)
    gone = [finding for code in earlier for finding in _gone(earlier[code], later[code])]
    return [(_way(finding), finding) for finding in gone]


def _by_rule(findings: Iterable[Finding]) -> dict[str, Found]:
    """Group by code, then by hash: the same sentence twice is one thing to mend."""
    rules: dict[str, Found] = defaultdict(dict)
    for finding in findings:
        if finding.severity is not Severity.INFO:
            rules[finding.code].setdefault(finding.sentence_sha256, finding)
    return rules


def _gone(earlier: Found, later: Found) -> list[Finding]:
    missing = [finding for sha, finding in earlier.items() if sha not in later]
    new = [finding for sha, finding in later.items() if sha not in earlier]
    for finding in new:
        if missing:
            missing.remove(max(missing, key=lambda old: _likeness(old, finding)))
    return missing


def _likeness(one: Finding, other: Finding) -> float:
    return SequenceMatcher(None, one.sentence, other.sentence, autojunk=False).ratio()


def _way(finding: Finding) -> Kind:
    return Kind.DISCLOSE if finding.code.startswith(BY_DISCLOSING) else Kind.REWORD
