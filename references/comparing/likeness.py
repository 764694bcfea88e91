"""
Find, among thousands of papers, the few pairs whose titles are near each other.

Comparing each with each would take minutes. Papers that may be one stand side by side when
titles are sorted from the front, or from the back, or lie in one author's year; only such
neighbours are compared. Plain values in and out, so that it can be measured without a database.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

NEIGHBOURS = 4
"""How far apart in the sorted titles two papers are still compared."""
CROWD = 60
"""An author's year with more papers than this is left to the sorted titles."""
ALIKE = 86.0
"""How near two folded titles must be, of 100, to be worth a closer look."""
MAIN_TITLE = 24
"""Letters from which on a title that begins another one may be the same without its subtitle."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """What is compared first: the folded title, the year (0 unknown), the first family name."""

    pk: int
    title: str
    year: int
    family: str


def pairs(papers: Iterable[Shelved]) -> set[tuple[int, int]]:
    """Return the pairs of keys, smaller first, that may be one paper."""
    titled = [paper for paper in papers if paper.title]
    return {
        (min(one.pk, other.pk), max(one.pk, other.pk))
        for one, other in _neighbours(titled)
        if _near(one, other)
    }


def near(paper: Shelved, papers: Iterable[Shelved]) -> list[int]:
    """Return the keys of those `papers` that may be `paper`, which is compared with each."""
    return [other.pk for other in papers if other.pk != paper.pk and _near(paper, other)]


def _neighbours(papers: Sequence[Shelved]) -> Iterator[tuple[Shelved, Shelved]]:
    yield from _side_by_side(sorted(papers, key=lambda paper: paper.title))
    yield from _side_by_side(sorted(papers, key=lambda paper: paper.title[::-1]))
    by_author: dict[tuple[str, int], list[Shelved]] = defaultdict(list)
    for paper in papers:
        for year in (paper.year, paper.year + 1):
            by_author[paper.family, year].append(paper)
    for crowd in by_author.values():
        if len(crowd) <= CROWD:
            yield from combinations(crowd, 2)


def _side_by_side(papers: Sequence[Shelved]) -> Iterator[tuple[Shelved, Shelved]]:
    for place, paper in enumerate(papers):
        for other in papers[place + 1 : place + 1 + NEIGHBOURS]:
            yield paper, other


def _near(one: Shelved, other: Shelved) -> bool:
    if not (one.title and other.title):
        return False
    if one.year and other.year and abs(one.year - other.year) > 1:
        return False
    short, long = sorted((one.title, other.title), key=len)
    if len(short) >= MAIN_TITLE and long.startswith(short):
        return True
    return fuzz.ratio(short, long, score_cutoff=ALIKE) > 0
