"""Hold a paragraph of two revisions as it is shown: beside itself, or in one."""

from dataclasses import dataclass

from articles.changes.change import Piece, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One paragraph, heading or figure, then and now.

    `before` and `after` hold its pieces for two columns, `pieces` both in one. A moved one has
    a row at its old place as well, with `state` REMOVED and `elsewhere` set. `changes` are the
    numbers of those that its pieces do not show: another heading level, a list that was a text.
    """

    state: State
    sort: str
    place: str
    pieces: tuple[Piece, ...]
    frame: tuple[str, ...] = ()
    elsewhere: bool = False
    changes: tuple[int, ...] = ()

    @property
    def before(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.state is not State.ADDED)

    @property
    def after(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.state is not State.REMOVED)
