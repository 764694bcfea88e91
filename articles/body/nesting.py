"""
Keep hostile nesting away from the HTML parser.

html5ever looks through all open elements at nearly every tag, so a megabyte of
`<div><div><div>...` would keep it busy for minutes. Ordinary letters have far too few
tags to matter and pass untouched; only a text with very many is rewritten without the
tags that are nested absurdly deep. Its words stay.

A newcomer gets this wrong: nothing here makes HTML safe, it only makes it shallow. And
Python's own parser is no help: on unfinished tags it is quadratic itself.
"""

import re
from collections import Counter

FEW_TAGS = 5_000
"""Up to here even the worst nesting costs less than a blink."""

DEEPEST = 300
"""Real pages nest a few dozen deep; letters of ours fewer than twenty."""

# These need no end tag, so an honest long page may open thousands. They cannot nest in
# themselves without something in between that is counted.
_OPTIONAL_END = "p li dt dd tr td th thead tbody tfoot colgroup"
_NO_END = "area base br col embed hr img input link meta source track wbr"
UNCOUNTED = frozenset(f"{_OPTIONAL_END} {_NO_END}".split())

TAG_NAME = re.compile(r"(/?)([A-Za-z][^\s/>]*)")


def limit_nesting(html: str) -> str:
    """Return `html` itself, or without tags deeper than `DEEPEST` if it has many tags."""
    if html.count("<") <= FEW_TAGS:
        return html
    first, *pieces = html.split("<")
    limiter = _Limiter()
    return "".join([first, *map(limiter.take, pieces)])


class _Limiter:
    """Decide piece by piece (each began with "<") what of a page is kept."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()
        self._depth = 0
        self._in_comment = False

    def take(self, piece: str) -> str:
        """Return what to keep of "<" + `piece`."""
        if self._in_comment or piece.startswith("!--"):
            _, end, after = piece.partition("-->")
            self._in_comment = not end
            return after
        tag = TAG_NAME.match(piece)
        if tag is None or ">" not in piece:
            return f"&lt;{piece}"
        if self._passes(tag[2].lower(), closing=bool(tag[1])):
            return f"<{piece}"
        return piece.partition(">")[2]

    def _passes(self, tag: str, *, closing: bool) -> bool:
        if tag in UNCOUNTED:
            return True
        if closing:
            return self._closes(tag)
        if self._depth >= DEEPEST:
            return False
        self._open[tag] += 1
        self._depth += 1
        return True

    def _closes(self, tag: str) -> bool:
        if not self._open[tag]:
            return False
        self._open[tag] -= 1
        self._depth -= 1
        return True
