"""
Tell which citations of a paragraph came, went, or now point at another paper.

A place is known by the words before it: where those were edited, anywhere from the last word
that stayed to the last that is new. So a citation that stands behind the same words and names
another paper was *re-pointed*, which no comparison of the words would show.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.changes.change import State
from articles.changes.leaves import Leaf
from articles.changes.tokens import Cited
from articles.changes.words import Span


@dataclass(frozen=True, slots=True)
class Matched:
    """The places of a citation among those of the older and of the newer leaf."""

    before: int | None
    after: int | None


def match(before: Leaf, after: Leaf, spans: tuple[Span, ...]) -> tuple[Matched, ...]:
    """Return every citation of both leaves once, each with its counterpart at the same place."""
    free = dict(enumerate(after.cites))
    reach = [_reach(cited, spans, len(after.tokens)) for cited in before.cites]
    pairs: dict[int, int] = {}
    for agree in (_same, _shares, _any):
        for a, cited in enumerate(before.cites):
            if a in pairs:
                continue
            near = (b for b, other in free.items() if other.at in reach[a] and agree(cited, other))
            if (b := next(near, None)) is not None:
                pairs[a] = b
                del free[b]
    kept = {b: a for a, b in pairs.items()}
    gone = (Matched(a, None) for a in range(len(before.cites)) if a not in pairs)
    return (*gone, *(Matched(kept.get(b), b) for b in range(len(after.cites))))


def _same(one: Cited, other: Cited) -> bool:
    return one.keys == other.keys


def _shares(one: Cited, other: Cited) -> bool:
    return bool({*one.keys} & {*other.keys})


def _any(one: Cited, other: Cited) -> bool:
    return True


def _reach(cited: Cited, spans: tuple[Span, ...], whole: int) -> range:
    """Return the places in the newer leaf that count as the place of `cited` in the older."""
    if not spans:
        return range(-1, whole)
    if cited.at < 0:
        first = spans[0]
        return range(-1, 0) if first.same else range(-1, first.b2)
    for position, span in enumerate(spans):
        if not span.a1 <= cited.at < span.a2:
            continue
        if not span.same:
            return range(span.b1 - 1, max(span.b2, span.b1))
        place = span.b1 + cited.at - span.a1
        following = spans[position + 1] if position + 1 < len(spans) else None
        at_the_end = cited.at == span.a2 - 1 and following is not None
        return range(place, following.b2 if at_the_end and following else place + 1)
    return range(-1, whole)


@dataclass(frozen=True, slots=True)
class Told:
    """What became of the citation at one place: `what` in words, the keys that went and came."""

    what: str
    state: State
    gone: tuple[str, ...] = ()
    came: tuple[str, ...] = ()


def differences(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Told]:
    """Yield what differs between the papers cited at one place; () is no citation."""
    gone = tuple(key for key in before if key not in after)
    came = tuple(key for key in after if key not in before)
    if not before or (came and not gone):
        yield Told("Citation added", State.ADDED, came=came)
    elif not after or (gone and not came):
        yield Told("Citation removed", State.REMOVED, gone=gone)
    elif gone and came:
        yield Told("Citation re-pointed to another paper", State.CHANGED, gone, came)
    elif before != after:
        yield Told("Papers of a citation put in another order", State.MOVED, before, after)
