"""
Tell which papers print another number: never done by anybody, always a consequence.

A number is the order of first mention; one citation more or less moves all that come after it.
"""

from collections.abc import Iterator

from articles.changes import labels
from articles.changes.change import Change, Kind, State
from articles.reading import Reading


def tell(before: Reading, after: Reading) -> Iterator[Change]:
    """Yield one change that names every paper which both revisions cite by different numbers."""
    moved = [
        (before.numbers[paper.key], after.numbers[paper.key], labels.credit(paper.csl, paper.key))
        for paper in after.cited
        if before.numbers.get(paper.key, after.numbers[paper.key]) != after.numbers[paper.key]
    ]
    if moved:
        some = "One paper has" if len(moved) == 1 else f"{len(moved)} papers have"
        yield Change(
            kind=Kind.NUMBERING,
            state=State.CHANGED,
            path="references",
            what=f"{some} another number, by the order of first mention",
            before="; ".join(f"{old} {name}" for old, _, name in sorted(moved)),
            after="; ".join(f"{new} {name}" for _, new, name in moved),
        )
