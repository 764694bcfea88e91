"""
Cut a text where findings begin and end, so that each stretch can be shown in one colour.

Findings overlap and nest; HTML elements may not. So the text comes in stretches, each with all
the findings that cover it, and the stretches put together are the text, character for character.
Escaping is the caller's: nothing here knows of HTML.
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from articles.compliance.finding import GRAVITY, Finding, Severity


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    A stretch of text and the findings that cover it, as numbers into what was given.

    `severity` is the gravest of them; None where nothing was found. `first` holds the findings
    that begin here, so that each is told beside its passage once.
    """

    text: str
    findings: tuple[int, ...] = ()
    severity: Severity | None = None
    first: tuple[int, ...] = ()


def stretches(text: str, findings: Iterable[Finding]) -> tuple[Stretch, ...]:
    """Return `text` in stretches; findings without a place in it are not shown in it."""
    placed = [
        (number, max(0, finding.start), min(len(text), finding.end), finding.severity)
        for number, finding in enumerate(findings)
        if finding.start is not None and finding.end is not None
    ]
    return tuple(_cut(text, [one for one in placed if one[1] < one[2]]))


def _cut(text: str, placed: list[tuple[int, int, int, Severity]]) -> Iterator[Stretch]:
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    severities: dict[int, Severity] = {}
    for number, start, end, severity in placed:
        begins.setdefault(start, []).append(number)
        ends.setdefault(end, []).append(number)
        severities[number] = severity
    open_now: dict[int, None] = {}
    edges = sorted({0, len(text), *begins, *ends})
    for start, end in itertools.pairwise(edges):
        for number in ends.get(start, ()):
            del open_now[number]
        first = tuple(begins.get(start, ()))
        open_now.update(dict.fromkeys(first))
        gravest = min((severities[n] for n in open_now), key=GRAVITY.__getitem__, default=None)
        yield Stretch(text[start:end], tuple(sorted(open_now)), gravest, first)


def lines(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    """Yield `stretches` line by line, without the line breaks and without empty lines."""
    line: list[Stretch] = []
    for stretch in stretches:
        first = stretch.first
        for number, part in enumerate(stretch.text.split("\n")):
            if number and line:
                yield tuple(line)
                line = []
            if part:
                line.append(replace(stretch, text=part, first=first))
                first = ()
    if line:
        yield tuple(line)
