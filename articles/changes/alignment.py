"""
Find which paragraph of the newer text is which of the older: the same, edited, moved, new, gone.

First what is alike to the letter, in order; then, between those, what is nearly alike; last of
all what is left over on both sides and alike: that was moved. Works on strings, so that answers,
sentences and whatever else comes in a row are put beside each other in the same way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from articles.changes.words import split

NEAR = 40.0
"""Likeness of 100, by words, from which a text counts as an edited one and not as another."""
MOVED = 70.0
"""The same for a text at another place, where less speaks for it."""
SHORTEST_MOVED = 5
"""Words below which a text that is merely like another elsewhere is not that other."""
MOST_PAIRS = 40_000
"""Beyond so many pairs to weigh, texts stand beside each other in order."""
FIRST = 0x10000
"""Characters from here on are no surrogates, and there are a million of them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Places in the older and the newer row; None where there is no counterpart."""

    before: int | None
    after: int | None
    moved: bool = False


def align(before: Sequence[str], after: Sequence[str]) -> tuple[Pair, ...]:
    """Return every text of both rows once, in the newer order; what is gone at its old place."""
    before, after = _coded(before, after)
    straight = list(_straight(before, after))
    mapped = {pair.after: pair for pair in straight if pair.after is not None}
    matched = {pair.before for pair in straight}
    gone = [a for a in range(len(before)) if a not in matched]
    came = [b for b in range(len(after)) if b not in mapped]
    for a, b in _moved(before, after, gone, came):
        mapped[b] = Pair(a, b, moved=True)
    return tuple(_in_order(len(before), len(after), mapped))


def _straight(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Yield the pairs that stand in the same order in both."""
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from map(Pair, range(a1, a2), range(b1, b2))
        elif kind == "replace":
            yield from _edited(before, after, range(a1, a2), range(b1, b2))


def _edited(before: Sequence[str], after: Sequence[str], a: range, b: range) -> Iterator[Pair]:
    """Yield the pairs of a gap that are alike enough, the most likeness in all."""
    if len(a) * len(b) > MOST_PAIRS:
        yield from map(Pair, a, b)
        return
    alike = [[_likeness(before[i], after[j], NEAR) for j in b] for i in a]
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            taken = alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(a) and j < len(b):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield Pair(a[i], b[j])
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _moved(
    before: Sequence[str], after: Sequence[str], gone: list[int], came: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield what stands elsewhere now: the same to the letter first, then what is very like."""
    same: dict[str, list[int]] = {}
    for b in came:
        same.setdefault(after[b], []).append(b)
    left, found = [], set()
    for a in gone:
        if before[a] and same.get(before[a]):
            found.add(b := same[before[a]].pop(0))
            yield a, b
        elif len(before[a]) >= SHORTEST_MOVED:
            left.append(a)
    free = [b for b in came if b not in found and len(after[b]) >= SHORTEST_MOVED]
    if len(left) * len(free) > MOST_PAIRS:
        return
    for a in left:
        likeness, b = max(
            ((_likeness(before[a], after[b], MOVED), -b) for b in free), default=(0.0, 0)
        )
        if likeness:
            free.remove(-b)
            yield a, -b


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are by their words, of 100."""
    (coded,) = _coded((one, other))
    return fuzz.ratio(*coded)


def _coded(*rows: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield each row with a character for every word, so that likeness is one of words."""
    known: dict[str, str] = {}
    for row in rows:
        yield tuple(
            "".join(known.setdefault(word, chr(FIRST + len(known))) for word in split(text))
            for text in row
        )


def _likeness(one: str, other: str, least: float) -> float:
    return fuzz.ratio(one, other, score_cutoff=least)


def _in_order(whole_before: int, whole_after: int, mapped: dict[int, Pair]) -> Iterator[Pair]:
    """Yield all places; what is gone stands where it stood, before what followed it."""
    taken = {pair.before for pair in mapped.values()}
    waiting = 0
    for b in range(whole_after):
        pair = mapped.get(b, Pair(None, b))
        if pair.before is not None and not pair.moved:
            yield from (Pair(a, None) for a in range(waiting, pair.before) if a not in taken)
            waiting = pair.before + 1
        yield pair
    yield from (Pair(a, None) for a in range(waiting, whole_before) if a not in taken)
