"""
Read HTML into the tree: stored letters, pasted pages, anything.

Whatever comes in is first reduced to the allow-list (`articles.body.allowlist`), so there
is only one way in and it always sanitizes. The tree is built from the parser's events
with a stack of our own, never by recursion: a page nested a thousand deep is only a
long list here.

A newcomer gets this wrong: the result is not the input's shape but the letter's. Loose
text becomes paragraphs, empty things vanish, deep nesting flattens, claims get ids.
"""

from collections.abc import Callable
from functools import lru_cache

from articles.body.allowlist import ALIASES, BOUNDARIES, STYLES, admit
from articles.body.attributes import cited_keys, claim_mark, link_mark, span, uuid
from articles.body.document import (
    Block,
    Break,
    Citation,
    Document,
    Figure,
    Heading,
    Inline,
    Paragraph,
    Rule,
    Text,
)
from articles.body.events import Events, Pairs
from articles.body.frames import CellFrame, Frames, ItemFrame, QuoteFrame
from articles.body.inline import Mark, Run, nest, ordered, tidy
from articles.body.names import ClaimNames, claim_names

Attributes = dict[str, str]

LEVELS = {"h2": 2, "h3": 3, "h4": 4}


# A letter is read many times between two changes, and a tree never changes once built.
@lru_cache(maxsize=64)
def parse(html: str, *, spent: frozenset[str] = frozenset()) -> Document:
    """
    Return the letter body that `html` holds, in canonical form.

    Accepts any text and never raises; what a letter may not hold is dropped, its words
    kept where they are words. `serialize(parse(html))` is what gets stored. New claims get
    none of the `spent` ids.
    """
    admitted = admit(html)
    builder = _Builder(claim_names(admitted, spent=spent))
    builder.feed(admitted)
    return Document(builder.blocks())


class _Builder(Events):
    """Follow balanced HTML and put up blocks; the marks open at a word are the word's marks."""

    def __init__(self, names: ClaimNames) -> None:
        self._names = names
        self._frames = Frames()
        self._runs: list[Run] = []
        self._marks: list[Mark] = []
        self._open: list[tuple[str, Callable[[], None]]] = []
        self._level = 0  # of the heading being read; 0 outside headings
        self._picture = ""  # of the figure being read; "" outside figures
        self._muted = 0  # inside a citation, where a typed number may stand
        self._serial = 0

    def blocks(self) -> tuple[Block, ...]:
        self._flush()
        return self._frames.blocks()

    def handle_data(self, data: str) -> None:
        if not self._muted:
            self._add(Text(data))

    def handle_starttag(self, tag: str, attrs: Pairs) -> None:
        tag = ALIASES.get(tag, tag)
        given = dict(attrs)
        if tag == "br":
            self._add(Break())
        elif tag == "hr":
            self._rule()
        elif tag == "span":
            self._open.append((tag, self._citation(given)))
        elif tag in STYLES or tag in ("a", "mark"):
            self._open.append((tag, self._mark(tag, given)))
        else:
            self._open.append((tag, self._block(tag, given)))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == ALIASES.get(tag, tag):
            _, close = self._open.pop()
            close()

    def _add(self, leaf: Text | Break | Citation) -> None:
        self._runs.append(Run(leaf, ordered(self._marks)))

    def _flush(self) -> None:
        """Put what was read since the last block up as a block of its own."""
        children: tuple[Inline, ...] = ()
        if self._runs:  # every other time there is nothing
            runs, self._runs = tidy(self._runs), []
            children = nest(runs, name=self._names.name)
        if self._picture:
            self._frames.put(Figure(self._picture, children))
        elif children:
            self._frames.put(Heading(self._level, children) if self._level else Paragraph(children))

    @property
    def _in_line(self) -> bool:
        """A heading and a caption are one line, whatever blocks somebody put into them."""
        return bool(self._level or self._picture)

    def _rule(self) -> None:
        self._boundary()
        if not self._in_line:
            self._frames.put(Rule())

    def _boundary(self) -> None:
        """End the paragraph; in one line it is only a space."""
        if self._in_line:
            self._add(Text(" "))
        else:
            self._flush()

    def _citation(self, given: Attributes) -> Callable[[], None]:
        keys = cited_keys(given)
        if not keys:
            return _nothing
        self._add(Citation(keys))
        self._muted += 1
        return self._unmute

    def _unmute(self) -> None:
        self._muted -= 1

    def _mark(self, tag: str, given: Attributes) -> Callable[[], None]:
        mark: Mark | None = Mark(tag)
        if tag == "a":
            mark = link_mark(given)
        elif tag == "mark":
            self._serial += 1
            mark = claim_mark(given, serial=self._serial)
        if mark is None:
            return _nothing
        self._marks.append(mark)
        return self._unmark

    def _unmark(self) -> None:
        self._marks.pop()

    def _block(self, tag: str, given: Attributes) -> Callable[[], None]:
        self._boundary()
        if self._in_line or tag in BOUNDARIES or tag == "p":
            return self._boundary
        if tag in LEVELS:
            self._level = LEVELS[tag]
            return self._end_heading
        if tag == "figure" and self._frames.at_root():
            self._picture = uuid(given.get("data-image", ""))
            return self._end_figure if self._picture else self._boundary
        return self._end_frame if self._start_frame(tag, given) else self._boundary

    def _end_heading(self) -> None:
        self._flush()
        self._level = 0

    def _end_figure(self) -> None:
        self._flush()
        self._picture = ""

    def _start_frame(self, tag: str, given: Attributes) -> bool:
        match tag:
            case "ul" | "ol":
                return self._frames.open_list(ordered=tag == "ol")
            case "li":
                return self._frames.open_flow(ItemFrame())
            case "blockquote":
                return self._frames.open_flow(QuoteFrame())
            case "table":
                return self._frames.open_table()
            case "tr":
                return self._frames.open_row()
            case "td" | "th":
                return self._frames.open_flow(
                    CellFrame(tag == "th", span(given, "colspan"), span(given, "rowspan"))
                )
        return False

    def _end_frame(self) -> None:
        self._flush()
        self._frames.close()


def _nothing() -> None:
    """Close an element that opened nothing."""
