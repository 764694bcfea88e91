"""
Recognise a paragraph that was divided, or two that became one.

Else half of it would be told as removed and the same words again as new. The parts are put
together, with a sign where they meet, and compared as one paragraph: then the sign is what came
or went, and whatever was edited besides is told as always.
"""

from collections.abc import Iterable
from dataclasses import replace

from articles.body.document import Document
from articles.changes import alignment
from articles.changes.leaves import Leaf
from articles.changes.tokens import Token

SIGN = "¶"
ALIKE = 70.0
"""Likeness of 100 that the parts of a paragraph must have together with the whole."""
BETTER = 5.0
"""By how much more they must be like it than one of them alone."""

Leaves = tuple[Leaf, ...]


def joined(before: Leaves, after: Leaves) -> tuple[Leaves, Leaves]:
    """Return both texts with the parts of divided paragraphs put together in either."""
    pairs = alignment.align([leaf.key for leaf in before], [leaf.key for leaf in after])
    there = {pair.before: pair.after for pair in pairs if _stayed(pair)}
    back = {b: a for a, b in there.items()}
    return (
        _put_together(before, _runs(after, before, back)),
        _put_together(after, _runs(before, after, there)),
    )


def _stayed(pair: alignment.Pair) -> bool:
    return pair.before is not None and pair.after is not None and not pair.moved


def _runs(
    wholes: Leaves, parts: Leaves, counterparts: dict[int | None, int | None]
) -> Iterable[range]:
    """Yield the places of `parts` that together are one of the `wholes`."""
    taken = set(counterparts.values())
    for whole, place in counterparts.items():
        if whole is None or place is None:
            continue
        run = _grown(wholes[whole], parts, range(place, place + 1), taken)
        if len(run) > 1:
            yield run


def _grown(whole: Leaf, parts: Leaves, run: range, taken: set[int | None]) -> range:
    """Return `run` with the neighbours that make it more like `whole`."""
    for wider in (range(run.start, run.stop + 1), range(run.start - 1, run.stop)):
        neighbour = wider[-1] if wider.stop > run.stop else wider[0]
        if neighbour in taken or not _meet(parts, wider):
            continue
        likeness = _likeness(whole, parts, wider)
        if likeness >= ALIKE and likeness > _likeness(whole, parts, run) + BETTER:
            return _grown(whole, parts, wider, taken)
    return run


def _meet(parts: Leaves, run: range) -> bool:
    """Tell whether `run` is of paragraphs with nothing between them, and not the text's end."""
    if run.start < 0 or run.stop >= len(parts):
        return False
    first, *others = (parts[place] for place in run)
    same = all(each.frame == first.frame and not each.gate for each in others)
    return same and all(each.sort == "paragraph" for each in (first, *others))


def _likeness(whole: Leaf, parts: Leaves, run: range) -> float:
    return alignment.likeness(whole.text, " ".join(parts[place].text for place in run))


def _put_together(found: Leaves, runs: Iterable[range]) -> Leaves:
    starting = {run.start: run for run in runs}
    inside = {place for run in starting.values() for place in run[1:]}
    return tuple(
        _one(found[place] for place in starting[place]) if place in starting else leaf
        for place, leaf in enumerate(found)
        if place not in inside
    )


def _one(parts: Iterable[Leaf]) -> Leaf:
    first, *others = parts
    tokens, cites, nodes = list(first.tokens), list(first.cites), [first.node]
    for leaf in others:
        tokens.append(Token(SIGN, " "))
        shift = len(tokens)
        # The first word of a paragraph has no space before it; behind the sign it needs one.
        tokens += [replace(each, space=each.space or " ") for each in leaf.tokens[:1]]
        tokens += leaf.tokens[1:]
        cites += [replace(each, at=each.at + shift) for each in leaf.cites]
        nodes.append(leaf.node)
    return replace(
        first,
        node=Document(tuple(nodes)),  # type: ignore[arg-type]
        tokens=tuple(tokens),
        cites=tuple(cites),
        count=len(nodes),
    )
