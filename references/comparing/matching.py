"""
Judge whether a typed reference and a candidate are the same paper.

An identifier is strong evidence, not proof: a PMID copied from the wrong line leads to quite
another paper, which must not overwrite what was typed. Without one, title, first author, year
and place in the journal have to speak together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from references import csl
from references.comparing.evidence import Evidence, gather

Verdict = Literal["same", "perhaps", "other"]

BANDS: dict[Verdict, tuple[float, float]] = {
    "other": (0.0, 0.5),
    "perhaps": (0.5, 0.8),
    "same": (0.8, 1.0),
}
"""Where the scores of each verdict lie, so that scores order matches of all verdicts."""
WEIGHTS = {"title": 0.45, "author": 0.2, "near": 0.1, "journal": 0.1, "place": 0.15}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """
    How likely both are one paper: `score` from 0 to 1, `reasons` in an editor's words.

    `verdict` is same (the registry's word may be taken), perhaps (a person decides) or other
    (another paper: keep it out).
    """

    score: float
    verdict: Verdict
    reasons: tuple[str, ...] = ()


def judge(typed: csl.AnyItem, candidate: csl.AnyItem) -> Match:
    """Say whether `candidate` is the paper that `typed` means; any two items have an answer."""
    found = gather(typed, candidate)
    verdict = _verdict(found)
    if typed == candidate and (csl.title(typed) or csl.identifiers(typed)):
        verdict = "same"
    low, high = BANDS[verdict]
    score = low + (high - low) * _agreement(found)
    return Match(score=round(score, 3), verdict=verdict, reasons=tuple(_reasons(found)))


def ranked(
    typed: csl.AnyItem, candidates: Iterable[csl.AnyItem]
) -> tuple[tuple[csl.AnyItem, Match], ...]:
    """Return the candidates that are or may be the paper, most likely first."""
    judged = [(candidate, judge(typed, candidate)) for candidate in candidates]
    likely = [(item, match) for item, match in judged if match.verdict != "other"]
    return tuple(sorted(likely, key=lambda pair: -pair[1].score))


def best(typed: csl.AnyItem, candidates: Iterable[csl.AnyItem]) -> tuple[csl.AnyItem, Match] | None:
    """
    Return the candidate most likely to be the paper, or None when each is another one.

    Of two that are the same paper by all signs (a preprint and its print, a book twice) the
    first given wins.
    """
    return next(iter(ranked(typed, candidates)), None)


def _verdict(found: Evidence) -> Verdict:
    if found.about:
        # A correction carries the title, authors and often the year of the paper it corrects.
        return "perhaps" if found.identifier else "other"
    if found.identifier:
        return _with_identifier(found)
    if found.identifier is False:
        return _against_identifier(found)
    return _without_title(found) if found.title is None else _by_title(found, found.title)


def _with_identifier(found: Evidence) -> Verdict:
    """The identifier is the same; the rest must not tell of another paper."""
    support = [found.near, found.journal, found.place].count(True)
    if found.title is None:
        doubt = found.author is False or found.journal is False or found.near is False
        return "perhaps" if doubt and not (found.author or support > 1) else "same"
    if found.author is False:
        return _first_that(same=found.title >= 0.9, perhaps=found.title >= 0.6 or support > 1)
    if found.author:
        return _first_that(same=found.title >= 0.5 or support > 1, perhaps=support == 1)
    return _first_that(same=found.title >= 0.7, perhaps=found.title >= 0.5 or support > 1)


def _against_identifier(found: Evidence) -> Verdict:
    """Two different identifiers are two papers, unless one of them was mistyped."""
    twin = (found.title or 0) >= 0.95 and found.author is not False and (found.years or 0) < 3
    return _first_that(perhaps=twin or bool(found.place and found.author and found.journal))


def _without_title(found: Evidence) -> Verdict:
    sure = bool(found.author and found.place and found.near)
    return _first_that(
        same=sure and found.journal is not False,
        perhaps=bool(found.place and (found.author or found.journal)) and found.near is not False,
    )


def _by_title(found: Evidence, title: float) -> Verdict:
    against = [found.author, found.near, found.journal, found.place].count(False)
    along = [found.near, found.journal, found.place].count(True)
    if title >= 0.9:
        known = bool(found.author or found.place) and (along > 0 or not found.generic)
        spread = found.place or not found.generic
        return _first_that(
            same=known and (against == 0 or bool(found.place and against == 1)),
            perhaps=bool(spread) and (found.author is not False or against == 1),
        )
    if title >= 0.75:
        close = found.place or (title >= 0.8 and along > 1)
        return _first_that(
            same=bool(found.author and close) and against == 0, perhaps=bool(found.author)
        )
    sure = bool(found.author and found.journal and found.near)
    return _first_that(
        same=sure and bool(found.place) and title >= 0.5,
        perhaps=sure and (title >= 0.5 or bool(found.place)),
    )


def _first_that(*, same: bool = False, perhaps: bool = False) -> Verdict:
    return "same" if same else "perhaps" if perhaps else "other"


def _agreement(found: Evidence) -> float:
    """Return the weighted share of what is known that agrees."""
    values = {field: getattr(found, field) for field in WEIGHTS}
    known = {field: float(value) for field, value in values.items() if value is not None}
    if not known:
        return 1.0 if found.identifier else 0.0
    total = sum(WEIGHTS[field] for field in known)
    return sum(WEIGHTS[field] * value for field, value in known.items()) / total


def _reasons(found: Evidence) -> Iterator[str]:
    if found.about:
        yield "One of them is a correction of, or a reply to, a paper with this title."
    if found.identifier is not None:
        yield f"The identifiers {'are the same' if found.identifier else 'differ'}."
    if found.title is not None:
        words = "are the same" if found.title >= 0.97 else "are alike"
        yield f"The titles {words if found.title >= 0.75 else 'differ'}."
    if found.author is not None:
        yield f"The first authors {'agree' if found.author else 'differ'}."
    if found.years is not None:
        years = "1 year" if found.years == 1 else f"{found.years} years"
        yield f"Their dates lie {years} apart." if found.years else "They are of the same year."
    if found.journal is not None:
        yield f"The journals {'are the same' if found.journal else 'differ'}."
    if found.place is not None:
        yield f"Volume and pages {'agree' if found.place else 'differ'}."
