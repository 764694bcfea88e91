"""
Put a letter before every rule: content in, findings out.

The same content under the same `RULES_VERSION` gives the same findings in the same order, so
that what a reviewer signed can be computed again. Nothing here knows the clock or the database.
"""

import re

from articles.compliance.catalogue import RULES
from articles.compliance.catalogue import RULES_VERSION as RULES_VERSION
from articles.compliance.finding import Finding, Severity
from articles.compliance.letter import view
from articles.content import Content

GRAVITY = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFO: 2}
DIGITS = re.compile(r"(\d+)")


def check(content: Content) -> tuple[Finding, ...]:
    """Return every finding on `content`: gravest first, then by field, place and code."""
    letter = view(content)
    found = [finding for rule in RULES for finding in rule.findings(letter)]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[object, ...]:
    return (
        GRAVITY[finding.severity],
        _natural(finding.field),
        -1 if finding.start is None else finding.start,
        finding.code,
        finding.message,
    )


def _natural(path: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key under which references[2] comes before references[10]."""
    parts = DIGITS.split(path)
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in parts)
