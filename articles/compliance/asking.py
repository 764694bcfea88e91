"""
Ask rules about a letter that is laid out: what they find, in which sentences, in which order.

Letters and copy that is in no letter yet are asked alike. A newcomer gets this wrong: a finding
is settled by its passage, the whole sentences it stands in, never by the words it points at.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from articles.compliance.finding import GRAVITY, Finding
from articles.compliance.letter import Letter
from articles.compliance.policy import Allowance, Policy
from articles.compliance.rule import Rule

DIGITS = re.compile(r"(\d+)")


def ask(rules: Iterable[Rule], letter: Letter) -> list[Finding]:
    """Return what `rules` find in `letter`, rule by rule, each finding with its passage."""
    return [
        replace(finding, passage=_passage(finding, letter), paragraph=_paragraph(finding, letter))
        for rule in rules
        for finding in rule.findings(letter)
    ]


def without_allowed(found: Iterable[Finding], policy: Policy) -> tuple[Finding, ...]:
    """Return `found` without what two people agreed is no finding."""
    if not policy.allowances:
        return tuple(found)
    return tuple(
        one for one in found if Allowance(one.code, one.sentence_sha256) not in policy.allowances
    )


def ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `found` gravest first, then by field, place and code."""
    return tuple(sorted(found, key=_order))


def _passage(finding: Finding, letter: Letter) -> str:
    start, end = finding.start, finding.end
    if start is None or end is None:
        return ""
    sentences = letter.written.get(finding.field, ())
    first = bisect_right(sentences, start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, end, key=lambda sentence: sentence.start)
    return " ".join(sentence.text for sentence in sentences[first:last]) or finding.quote


def _paragraph(finding: Finding, letter: Letter) -> str:
    """Return the paragraph of a disease claim: what qualifies it may stand beside it (R6)."""
    if finding.start is None or not finding.code.startswith("DC-"):
        return ""
    sentences = letter.written.get(finding.field, ())
    first = bisect_right(sentences, finding.start, key=lambda sentence: sentence.end)
    here = {sentence.paragraph for sentence in sentences[first : first + 1]}
    return " ".join(sentence.text for sentence in sentences if sentence.paragraph in here)


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
