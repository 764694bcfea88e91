"""
Compare two texts word by word, the way a person reads: by whole words, in stretches.

White space belongs to the word behind it. A newcomer gets this wrong: a plain comparison finds
every "the" that two sentences happen to share, and shows confetti; so islands of a word or two
between changes count as changed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.changes.change import Piece, State

WORD = re.compile(r"\n|[^\W_]+(?:['’.\-][^\W_]+)*|[^\w\s]|_")
ISLAND = 2
"""Words that stand alike between two changes and are too few to be read as such."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words `a1:a2` of the older text stand for `b1:b2` of the newer; `same` where they agree."""

    same: bool
    a1: int
    a2: int
    b1: int
    b2: int


def spans(before: Sequence[str], after: Sequence[str]) -> tuple[Span, ...]:
    """Return how `before` becomes `after`: stretches that agree and stretches that do not."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found = [
        Span(kind == "equal", a1, a2, b1, b2) for kind, a1, a2, b1, b2 in matcher.get_opcodes()
    ]
    return tuple(_joined(found))


def _joined(found: list[Span]) -> Iterator[Span]:
    """Join changes with the islands between them."""
    waiting: Span | None = None
    for position, span in enumerate(found):
        island = span.same and 0 < position < len(found) - 1 and span.a2 - span.a1 <= ISLAND
        if span.same and not (island and _is_wide(found, position)):
            if waiting:
                yield waiting
                waiting = None
            yield span
        elif waiting:
            waiting = Span(False, waiting.a1, span.a2, waiting.b1, span.b2)
        else:
            waiting = Span(False, span.a1, span.a2, span.b1, span.b2)
    if waiting:
        yield waiting


def _is_wide(found: list[Span], position: int) -> bool:
    """Tell whether more was changed on both sides of an island than stands on it."""
    island = found[position].a2 - found[position].a1
    return all(
        max(each.a2 - each.a1, each.b2 - each.b1) > island
        for each in (found[position - 1], found[position + 1])
    )


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return both plain texts as one, with what was removed before what was added."""
    ours, theirs = split(before), split(after)
    made: list[Piece] = []
    for span in spans(ours, theirs):
        gone, came = "".join(ours[span.a1 : span.a2]), "".join(theirs[span.b1 : span.b2])
        if span.same:
            made.append(Piece(state=State.SAME, text=came))
            continue
        if gone:
            made.append(Piece(state=State.REMOVED, text=gone))
        if came:
            made.append(Piece(state=State.ADDED, text=came))
    return tuple(made)


def split(text: str) -> tuple[str, ...]:
    """Return the words of `text` with the white space before each; put together they are it."""
    found: list[str] = []
    end = 0
    for word in WORD.finditer(text):
        found.append(text[end : word.end()])
        end = word.end()
    if end < len(text):
        found.append(text[end:])
    return tuple(found)
