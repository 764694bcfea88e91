"""
Tell what a paragraph's words stand in that they did not: claims, links, emphasis.

Only words that stayed are compared; what newly written words stand in is told as what they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from articles.changes.leaves import Leaf
from articles.changes.tokens import Around, Token
from articles.changes.words import Span

TARGETS = frozenset({"link", "letter"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words from `start` to `end` that stand in one and the same link or claim."""

    around: Around
    start: int
    end: int
    text: str


def stretches(leaf: Leaf, kinds: frozenset[str]) -> tuple[Stretch, ...]:
    """Return what of `kinds` a leaf's words stand in, in reading order."""
    found: list[Stretch] = []
    indexed = enumerate(leaf.tokens)
    for around, group in groupby(indexed, key=lambda each: innermost(each[1], kinds)):
        if around is not None:
            run = list(group)
            start, end = run[0][0], run[-1][0] + 1
            found.append(Stretch(around, start, end, text_of(leaf, start, end)))
    return tuple(found)


def innermost(token: Token, kinds: frozenset[str]) -> Around | None:
    return next((each for each in reversed(token.inside) if each.kind in kinds), None)


def text_of(leaf: Leaf, start: int, end: int) -> str:
    """Return the words from `start` to `end` as they are read."""
    return "".join(token.whole for token in leaf.tokens[start:end]).strip()


@dataclass(frozen=True, slots=True)
class Linked:
    """A link of the older leaf and the one that took its place, either perhaps missing."""

    before: Stretch | None
    after: Stretch | None


def links(before: Leaf, after: Leaf, spans: tuple[Span, ...]) -> Iterator[Linked]:
    """Yield every link that came, went, leads elsewhere or stands under other words that stayed."""
    mine, theirs = stretches(before, TARGETS), list(stretches(after, TARGETS))
    there = dict(kept(spans))
    for link in mine:
        places = {there[a] for a in range(link.start, link.end) if a in there}
        other = next((each for each in theirs if _meets(each, places)), None)
        if other is None:
            other = next((each for each in theirs if each.around == link.around), None)
        if other is None:
            yield Linked(link, None)
            continue
        theirs.remove(other)
        if other.around != link.around or not _same_words(places, link, other, there):
            yield Linked(link, other)
    yield from (Linked(None, link) for link in theirs)


def _meets(link: Stretch, places: set[int]) -> bool:
    return any(link.start <= place < link.end for place in places)


def _same_words(places: set[int], link: Stretch, other: Stretch, there: dict[int, int]) -> bool:
    """Tell whether the words that stayed stand in both links or in neither."""
    back = {b for b in there.values() if other.start <= b < other.end}
    return back == places


def kept(spans: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    """Yield the places of each word that stayed: in the older leaf, in the newer."""
    for span in spans:
        if span.same:
            yield from zip(range(span.a1, span.a2), range(span.b1, span.b2), strict=True)


@dataclass(frozen=True, slots=True)
class Restyled:
    """Words that stayed, from `start` to `end` of the newer leaf, and what they stand in now."""

    start: int
    end: int
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def around(self) -> Around:
        return Around("style", " ".join(self.after))


def restyled(before: Leaf, after: Leaf, spans: tuple[Span, ...]) -> Iterator[Restyled]:
    """Yield the stretches of words that stayed and whose emphasis did not."""
    pairs = [(b, styles(before.tokens[a]), styles(after.tokens[b])) for a, b in kept(spans)]
    changed = [each for each in pairs if each[1] != each[2]]
    for _, group in groupby(
        enumerate(changed), key=lambda each: (each[1][0] - each[0], each[1][1], each[1][2])
    ):
        run = [each for _, each in group]
        yield Restyled(run[0][0], run[-1][0] + 1, run[0][1], run[0][2])


def styles(token: Token) -> tuple[str, ...]:
    return tuple(each.value for each in token.inside if each.kind == "style")
