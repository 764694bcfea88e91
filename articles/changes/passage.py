"""Hold one paragraph under comparison, and what was told of it so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from articles.body.document import Document
from articles.changes.change import Change, Kind, Mention, State
from articles.changes.claiming import Marked
from articles.changes.leaves import Leaf
from articles.changes.marks import Stretch
from articles.changes.telling import Teller

NOTHING = Leaf(Document(), "", (), ())
"""Stands for a paragraph that was not there yet or is there no more."""


@dataclass(frozen=True, slots=True)
class Side:
    """A text of one revision: its path, the numbers of its papers, names of papers and pictures."""

    path: str
    numbers: dict[str, int]
    names: dict[str, str]

    def mentions(self, keys: tuple[str, ...]) -> tuple[Mention, ...]:
        return tuple(Mention(self.numbers.get(key), key, self.named(key)) for key in keys)

    def named(self, key: str) -> str:
        return self.names.get(key, key)


@dataclass(slots=True, kw_only=True)
class Passage:
    """
    One paragraph, then and now; a missing one is None.

    `gone` and `came` name the change that a word of the older or newer leaf shows although it
    was not itself reworded; `noted` holds the numbers of changes that no word shows.
    """

    before: Leaf | None
    after: Leaf | None
    place: str
    ours: Side
    theirs: Side
    teller: Teller
    marked: tuple[Marked, ...] = ()
    noted: list[int] = field(default_factory=list)
    gone: dict[int, int] = field(default_factory=dict)
    came: dict[int, int] = field(default_factory=dict)

    @property
    def old(self) -> Leaf:
        return self.before or NOTHING

    @property
    def new(self) -> Leaf:
        return self.after or NOTHING

    @property
    def stayed(self) -> bool:
        """Both revisions have it."""
        return self.before is not None and self.after is not None

    @property
    def is_same(self) -> bool:
        """Nothing in it differs, and nothing around it in a way that it tells."""
        return self.stayed and self.old.node == self.new.node and self.old.frame == self.new.frame

    def tell(self, kind: Kind, state: State, what: str, **facts: Any) -> int:
        """Keep a change of this passage, and return its number."""
        path = (self.theirs if self.after else self.ours).path
        return self.teller.tell(
            Change(kind=kind, state=state, path=path, what=what, place=self.place, **facts)
        )

    def show(self, number: int, old: Stretch | None, new: Stretch | None) -> None:
        """Have the words of a stretch show the change `number`: the newer's, where there is one."""
        if new:
            self._put(self.came, range(new.start, new.end), number)
        elif old:
            self._put(self.gone, range(old.start, old.end), number)

    @staticmethod
    def _put(shown: dict[int, int], words: Iterable[int], number: int) -> None:
        for word in words:
            shown.setdefault(word, number)
