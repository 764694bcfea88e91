"""
Choose every sample's links without asking the database, by the rules of `workflow.nearest`.

Samples follow each other at equal distances, so nearest in time is nearest in number.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from articles.workflow.nearest import RELATED


class Shelf:
    """Where each series and each set of subjects has its letters, by number."""

    def __init__(self, texts: Sequence[tuple[str, tuple[str, ...]]], count: int) -> None:
        self._texts = texts
        self._places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number in range(count):
            series, about = texts[number % len(texts)]
            self._places["", series].append(number)
            for size in range(1, len(about) + 1):
                for subjects in combinations(about, size):
                    self._places[subjects].append(number)

    def beside(self, number: int) -> tuple[int | None, int | None]:
        """Return the numbers before and after in the series."""
        series, _ = self._texts[number % len(self._texts)]
        before, after = self._around(("", series), number, 1)
        return next(iter(before), None), next(iter(after), None)

    def related(self, number: int) -> list[int]:
        """Return the letters that share most and, of those, the nearest."""
        _, about = self._texts[number % len(self._texts)]
        found: dict[int, int] = {}
        for size in range(len(about), 0, -1):
            for subjects in combinations(about, size):
                for side in self._around(subjects, number, RELATED):
                    for other in side:
                        found.setdefault(other, size)
            if len(found) >= RELATED:
                break
        ranked = sorted(found, key=lambda other: (-found[other], abs(other - number), -other))
        return ranked[:RELATED]

    def _around(
        self, place: tuple[str, ...], number: int, count: int
    ) -> tuple[list[int], list[int]]:
        numbers = self._places[place]
        at = bisect_left(numbers, number)
        return numbers[max(0, at - count) : at][::-1], numbers[at + 1 : at + 1 + count]
