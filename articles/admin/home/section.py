"""What every section of the first page is made of, whatever it tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

LONGEST = 8
"""Rows of one section; the list behind its link has the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    A line: a badge with its colour, what it is about with its address, what is to be said.

    `letter` is the key of the letter that it is about, if it is about one that is in work.
    """

    badge: str
    colour: str
    title: str
    url: str
    said: str
    strong: str = ""
    letter: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """
    A heading with rows; `empty` is said when there are none, and without it nothing is shown.

    `more` is the address of the whole list, `count` how many there are in all if that is known.
    """

    name: str
    title: str
    rows: Sequence[Row] = field(default_factory=tuple)
    is_alarm: bool = False
    empty: str = ""
    more: str = ""
    count: int | None = None

    @property
    def letters(self) -> set[int]:
        """The letters in work that it names."""
        return {row.letter for row in self.rows if row.letter is not None}

    @property
    def is_shown(self) -> bool:
        return bool(self.rows or self.empty)
