"""
Put a letter before every rule: content in, findings out.

The same content under the same policy gives the same findings in the same order, so that what a
reviewer signed can be computed again. Nothing here knows the clock or the database.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from articles.compliance.catalogue import RULES
from articles.compliance.finding import GRAVITY, Finding
from articles.compliance.letter import Letter, view
from articles.compliance.policy import STANDARD, Allowance, Policy
from articles.compliance.rule import Rule
from articles.content import Content

DIGITS = re.compile(r"(\d+)")


def check(content: Content, policy: Policy = STANDARD) -> tuple[Finding, ...]:
    """
    Return every finding on `content`: gravest first, then by field, place and code.

    What two people agreed is no finding (`Policy.allowances`) is left out.
    """
    found = check_all(content, policy)
    return tuple(finding for finding in found if not _is_allowed(finding, policy))


def check_all(content: Content, policy: Policy = STANDARD) -> tuple[Finding, ...]:
    """Return what `check` returns and, in its place, what it leaves out as allowed."""
    letter = view(content, policy)
    found = _found(letter, [rule for rule in RULES if not rule.last])
    standing = tuple(finding for finding in found if not _is_allowed(finding, policy))
    found += _found(replace(letter, found=standing), [rule for rule in RULES if rule.last])
    return tuple(sorted(found, key=_order))


def check_copy(letter: Letter) -> tuple[Finding, ...]:
    """Return what the rules that ask nothing but words find on copy laid out as `letter`."""
    found = _found(letter, [rule for rule in RULES if rule.on_copy])
    return tuple(sorted((one for one in found if not _is_allowed(one, letter.policy)), key=_order))


def _found(letter: Letter, rules: Iterable[Rule]) -> list[Finding]:
    return [
        replace(finding, passage=_passage(finding, letter))
        for rule in rules
        for finding in rule.findings(letter)
    ]


def _is_allowed(finding: Finding, policy: Policy) -> bool:
    allowance = Allowance(finding.code, finding.sentence_sha256)
    return bool(policy.allowances) and allowance in policy.allowances


def _passage(finding: Finding, letter: Letter) -> str:
    """Return the sentences that `finding` stands in."""
    start, end = finding.start, finding.end
    if start is None or end is None:
        return ""
    sentences = letter.written.get(finding.field, ())
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
