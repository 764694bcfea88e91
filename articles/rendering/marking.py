"""
Mark passages of a letter for those who judge it: findings, and claims with their evidence.

Passages overlap and run through emphasis and links; elements may not. So the text is cut where
passages begin and end, and each stretch says all that covers it. The way to what is said of a
passage is an empty link behind it, which a style sheet numbers: the letter's words stay as they
are, for whoever copies or searches them.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from articles.body.prose import BETWEEN_BLOCKS
from articles.rendering.pen import IndoorPen


@dataclass(frozen=True, slots=True)
class Mark:
    """
    A passage of `field`, from `start` to `end` in its plain text.

    `name` is the id of what is said of it, `kind` a class for the style sheet, `label` what the
    link is called and `sign` the few characters that stand for it.
    """

    field: str
    start: int
    end: int
    name: str
    kind: str
    label: str
    sign: str


class MarkingPen(IndoorPen):
    """Marks the given passages, and writes behind each claim the way to its record."""

    def __init__(self, marks: Iterable[Mark], claims: dict[tuple[str, str], Mark]) -> None:
        self._marks: dict[str, list[Mark]] = {}
        for mark in marks:
            self._marks.setdefault(mark.field, []).append(mark)
        self._claims = claims
        self._path = ""
        self._place = 0
        self._is_first = True

    def field(self, path: str, text: str) -> str:
        self.begin(path)
        return self.text(text)

    def begin(self, path: str) -> None:
        self._path, self._place, self._is_first = path, 0, True

    def block(self) -> None:
        if not self._is_first:
            self._place += len(BETWEEN_BLOCKS)
        self._is_first = False

    def text(self, value: str) -> str:
        start, self._place = self._place, self._place + len(value)
        over = [
            mark
            for mark in self._marks.get(self._path, ())
            if mark.start < self._place and mark.end > start
        ]
        if not over:
            return escape(value, quote=False)
        edges = {start, self._place}
        edges.update(
            edge for mark in over for edge in (mark.start, mark.end) if start < edge < self._place
        )
        cuts = sorted(edges)
        return "".join(
            _stretch(value[a - start : b - start], a, b, over) for a, b in itertools.pairwise(cuts)
        )

    def line_break(self) -> str:
        self._place += 1
        return "<br>"

    def claim(self, mark: str) -> str:
        found = self._claims.get((self._path, mark))
        return _way(found) if found else ""


def _stretch(text: str, start: int, end: int, over: list[Mark]) -> str:
    covering = [mark for mark in over if mark.start < end and mark.end > start]
    written = escape(text, quote=False)
    if covering:
        kinds = " ".join(dict.fromkeys(mark.kind for mark in covering))
        names = " ".join(mark.name for mark in covering)
        written = f'<span class="noted {kinds}" data-notes="{names}">{written}</span>'
    return written + "".join(_way(mark) for mark in covering if mark.end == end)


def _way(mark: Mark) -> str:
    return (
        f'<a class="note {mark.kind}" id="at-{escape(mark.name)}" href="#{escape(mark.name)}" '
        f'aria-label="{escape(mark.label)}" data-sign="{escape(mark.sign)}"></a>'
    )
