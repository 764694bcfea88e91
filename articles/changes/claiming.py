"""
Tell which statements of a text were marked as claims, unmarked, or marked as another kind.

A mark is known by its id wherever it stands. Its words are the ledger's to tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.changes.change import State
from articles.changes.leaves import Leaf
from articles.changes.marks import Stretch, kept, stretches
from articles.changes.words import Span

CLAIM = frozenset({"claim"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A change of one claim mark: the words under it, then and now, and what was done."""

    what: str
    state: State
    before: Stretch | None
    after: Stretch | None


Marks = dict[str, tuple[int, Stretch]]
"""The leaf and the words of each claim, by the mark's id."""


def marks(leaves: tuple[Leaf, ...]) -> Marks:
    """Return the claims of a text; one that runs through several links is one."""
    found: Marks = {}
    for place, leaf in enumerate(leaves):
        for stretch in stretches(leaf, CLAIM):
            found.setdefault(stretch.around.value, (place, stretch))
    return found


def differences(before: Marks, after: Marks) -> Iterator[tuple[str, Marked]]:
    """Yield by its id what became of each claim mark of two texts."""
    for mark, (_, stretch) in before.items():
        if mark not in after:
            yield mark, Marked("Claim mark removed", State.REMOVED, stretch, None)
    for mark, (_, stretch) in after.items():
        if mark not in before:
            yield mark, Marked("Marked as a claim", State.ADDED, None, stretch)
            continue
        earlier = before[mark][1]
        if earlier.around.note != stretch.around.note:
            yield mark, Marked("Claim is of another kind", State.CHANGED, earlier, stretch)


def reaches(
    before: Leaf, after: Leaf, spans: tuple[Span, ...]
) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield, then and now, the words of each mark that covers others of those that stayed."""
    there = dict(kept(spans))
    mine = {each.around.value: each for each in stretches(before, CLAIM)}
    stayed = set(there.values())
    for theirs in stretches(after, CLAIM):
        ours = mine.get(theirs.around.value)
        if ours is None:
            continue
        covered = {there[a] for a in range(ours.start, ours.end) if a in there}
        if covered != stayed & set(range(theirs.start, theirs.end)):
            yield ours, theirs
