"""
Give a letter's words as one text, and say where everything in it stands.

Rules read this text and findings point into it by offset, so it must not change with how
a letter is rendered: citation marks and claim symbols contribute no characters.
"""

from dataclasses import dataclass

from articles.body.document import (
    Block,
    Citation,
    Claim,
    Document,
    Figure,
    Heading,
    Paragraph,
    Text,
)
from articles.body.walk import Node, characters, children

BETWEEN_BLOCKS = "\n\n"


@dataclass(frozen=True, slots=True)
class Prose:
    """
    The text of a body and the places in it, as character offsets from 0.

    `citations` holds the offset a mark stands at, `claims` and `blocks` their start and end.
    `blocks` are the paragraphs and headings, those inside lists, quotations and cells too, and
    the figures that have a caption.
    """

    text: str
    citations: tuple[tuple[int, Citation], ...] = ()
    claims: tuple[tuple[int, int, Claim], ...] = ()
    blocks: tuple[tuple[int, int, Block], ...] = ()


def prose(document: Document) -> Prose:
    """Return the words of `document`, blocks apart by an empty line, a break as a newline."""
    reader = _Reader()
    reader.read(document)
    return Prose(
        "".join(reader.pieces),
        tuple(reader.citations),
        tuple(reader.claims),
        tuple(reader.blocks),
    )


class _Reader:
    """Collect text and places in one walk."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.citations: list[tuple[int, Citation]] = []
        self.claims: list[tuple[int, int, Claim]] = []
        self.blocks: list[tuple[int, int, Block]] = []

    def read(self, node: Node) -> None:
        if isinstance(node, Text):  # most of all nodes, and neither a block nor a place
            self._write(node.value)
            return
        if _is_block(node) and self.blocks:
            self._write(BETWEEN_BLOCKS)
        start = self.length
        self._write(characters(node))
        for child in children(node):
            self.read(child)
        self._place(node, start)

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _place(self, node: Node, start: int) -> None:
        match node:
            case Citation():
                self.citations.append((start, node))
            case Claim():
                self.claims.append((start, self.length, node))
            case Paragraph() | Heading() | Figure() if _is_block(node):
                self.blocks.append((start, self.length, node))


def _is_block(node: Node) -> bool:
    """Tell whether `node` is a line of its own; a figure without a caption says nothing."""
    return isinstance(node, Paragraph | Heading) or (
        isinstance(node, Figure) and bool(node.children)
    )
