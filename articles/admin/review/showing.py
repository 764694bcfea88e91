"""Lay a comparison out for the page: each paragraph with its changes, the unchanged ones folded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.changes.change import Change, Piece, State
from articles.changes.row import Row

AROUND = 1
"""Paragraphs shown before and after a change."""
FEWEST = 3
"""Fewer than these are not worth folding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A change with its number on the page, from 1; numbers run through all changes."""

    number: int
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """
    A paragraph as the page shows it.

    `told` are all changes in it, `notes` those that no word of it shows.
    """

    row: Row
    told: tuple[Told, ...]
    notes: tuple[Told, ...]
    pieces: tuple[tuple[Piece, Told | None], ...]

    @property
    def kinds(self) -> str:
        """The kinds of change in it, as classes for the style sheet."""
        return " ".join(dict.fromkeys(f"has-{told.change.kind.value}" for told in self.told))

    @property
    def before(self) -> list[tuple[Piece, Told | None]]:
        return [each for each in self.pieces if each[0].state is not State.ADDED]

    @property
    def after(self) -> list[tuple[Piece, Told | None]]:
        return [each for each in self.pieces if each[0].state is not State.REMOVED]


@dataclass(frozen=True, slots=True)
class Fold:
    """Paragraphs that belong together; `is_closed` when nothing in them changed."""

    rows: tuple[Shown, ...]
    is_closed: bool = False


def folds(rows: Iterable[Row], changes: tuple[Change, ...]) -> list[Fold]:
    """Return all paragraphs in order, those that are far from any change folded."""
    shown = [_shown(row, changes) for row in rows]
    near = {
        place + step
        for place, each in enumerate(shown)
        if each.row.state is not State.SAME
        for step in range(-AROUND, AROUND + 1)
    }
    return [*_folds(shown, near)]


def _folds(shown: list[Shown], near: set[int]) -> Iterator[Fold]:
    run: list[Shown] = []
    for place, each in enumerate(shown):
        if place not in near:
            run.append(each)
            continue
        yield from _closed(run)
        yield Fold((each,))
        run = []
    yield from _closed(run)


def _closed(run: list[Shown]) -> Iterator[Fold]:
    if run:
        yield Fold(tuple(run), is_closed=len(run) >= FEWEST)


def _shown(row: Row, changes: tuple[Change, ...]) -> Shown:
    in_words = {piece.change for piece in row.pieces if piece.change is not None}
    numbers = sorted({*row.changes, *in_words})
    told = {number: Told(number=number + 1, change=changes[number]) for number in numbers}
    return Shown(
        row=row,
        told=tuple(told.values()),
        notes=tuple(told[number] for number in row.changes),
        pieces=tuple(
            (piece, None if piece.change is None else told[piece.change]) for piece in row.pieces
        ),
    )


def told(changes: Iterable[Change], *, after: int = 0) -> list[Told]:
    """Return `changes` numbered from `after` + 1."""
    return [Told(number=number, change=each) for number, each in enumerate(changes, after + 1)]
