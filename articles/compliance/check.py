"""
Put a letter before every rule: content in, findings out.

The same content under the same policy gives the same findings in the same order, so that what a
reviewer signed can be computed again. Nothing here knows the clock or the database.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from articles.compliance.catalogue import RULES
from articles.compliance.finding import Finding, Severity
from articles.compliance.letter import Letter, Sentence, view
from articles.compliance.policy import STANDARD, Policy
from articles.content import Content

GRAVITY = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFO: 2}
DIGITS = re.compile(r"(\d+)")


def check(content: Content, policy: Policy = STANDARD) -> tuple[Finding, ...]:
    """Return every finding on `content`: gravest first, then by field, place and code."""
    letter = view(content, policy)
    found = [finding for rule in RULES for finding in rule.findings(letter)]
    return tuple(sorted(_with_passages(found, letter), key=_order))


def _with_passages(found: Iterable[Finding], letter: Letter) -> Iterator[Finding]:
    """Yield `found` with the sentences that each stands in."""
    written: dict[str, list[Sentence]] = {}
    for sentence in letter.sentences:
        written.setdefault(sentence.field.path, []).append(sentence)
    for finding in found:
        yield replace(finding, passage=_passage(finding, written.get(finding.field, [])))


def _passage(finding: Finding, sentences: list[Sentence]) -> str:
    start, end = finding.start, finding.end
    if start is None or end is None:
        return ""
    first = bisect_right(sentences, start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, end, key=lambda sentence: sentence.start)
    return " ".join(sentence.text for sentence in sentences[first:last]) or finding.quote


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
