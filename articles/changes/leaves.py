"""
Take a letter's tree apart into its leaves: paragraphs, headings, figures, one after another.

Two trees are compared leaf by leaf. What stands around a leaf (a list, a quotation, a cell)
comes along as its frame, and what was closed and opened since the leaf before as its gate: so
nothing of the tree is lost, and a list item that became a paragraph can be told.
"""

from dataclasses import dataclass, fields

from articles.body.document import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Quote,
    Row,
    Table,
)
from articles.body.walk import Node, children
from articles.changes.tokens import Cited, Token, words_of


@dataclass(frozen=True, slots=True)
class Leaf:
    """
    A block without blocks in it.

    `sort` is its kind with all that is fixed about it ("heading level 2"); `frame` what it
    stands in from the outside in, `gate` what was closed and opened since the leaf before.
    """

    node: Node
    sort: str
    frame: tuple[str, ...]
    gate: tuple[str, ...]
    tokens: tuple[Token, ...] = ()
    cites: tuple[Cited, ...] = ()
    count: int = 1
    """Paragraphs in it; several when they were one in the other text."""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.text for token in self.tokens)

    @property
    def text(self) -> str:
        return "".join(token.whole for token in self.tokens).strip()

    @property
    def key(self) -> str:
        """What it is known by: its words, and what it is where that is not plain text."""
        return self.text if self.text and not self.is_figure else f"{self.sort} {self.text}"

    @property
    def is_heading(self) -> bool:
        return isinstance(self.node, Heading)

    @property
    def is_figure(self) -> bool:
        return isinstance(self.node, Figure)

    @property
    def picture(self) -> str:
        """The identity of what a figure shows."""
        return self.node.image if isinstance(self.node, Figure) else ""


def leaves(document: Document) -> tuple[Leaf, ...]:
    """Return the leaves of `document` in reading order; the last is an empty one, its end."""
    taker = _Taker()
    taker.take(document.blocks, ())
    return (*taker.found, Leaf(Document(), "end", (), tuple(taker.gate)))


class _Taker:
    """Walk once, remembering what was closed and opened."""

    def __init__(self) -> None:
        self.found: list[Leaf] = []
        self.gate: list[str] = []

    def take(self, nodes: tuple[Node, ...], frame: tuple[str, ...]) -> None:
        for node in nodes:
            inside = children(node)
            if not _holds_blocks(node):
                self._leaf(node, frame)
                continue
            name = _frame(node)
            self.gate.append(name)
            if inside:
                self.take(inside, (*frame, name))
            else:
                self._leaf(node, (*frame, name))
            self.gate.append(f"/{name}")

    def _leaf(self, node: Node, frame: tuple[str, ...]) -> None:
        tokens, cites = words_of(node) if not _holds_blocks(node) else ((), ())
        self.found.append(Leaf(node, _sort(node), frame, tuple(self.gate), tokens, cites))
        self.gate = []


def _holds_blocks(node: Node) -> bool:
    return isinstance(node, ListBlock | ListItem | Quote | Table | Row | Cell)


def _frame(node: Node) -> str:
    match node:
        case ListBlock(ordered):
            return "numbered list" if ordered else "bulleted list"
        case Quote():
            return "quotation"
        case Table():
            return "table"
        case Row():
            return "row"
        case Cell(header, _, colspan, rowspan):
            spans = "" if (colspan, rowspan) == (1, 1) else f" {colspan} by {rowspan}"
            return f"{'heading cell' if header else 'cell'}{spans}"
    return "item"


def _sort(node: Node | Block) -> str:
    """Return what kind of leaf `node` is, with whatever else is fixed about it."""
    name = type(node).__name__.lower()
    fixed = [
        f"{field.name} {getattr(node, field.name)}"
        for field in fields(node)
        if field.name != "children"
    ]
    return " ".join([name, *fixed]) if not _holds_blocks(node) else "empty cell"
