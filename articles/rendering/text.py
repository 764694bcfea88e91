"""
Write the letter as plain text: for search, feeds and anything without markup.

Citation marks are Unicode superscripts and claims keep their symbol. Rules read another
text, `articles.body.prose`, which holds the words alone.
"""

from collections.abc import Iterable

from articles.body.document import (
    Block,
    Break,
    Cell,
    Citation,
    Claim,
    Figure,
    Heading,
    Inline,
    LetterLink,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Styled,
    Table,
    Text,
)
from articles.citations.numbering import label, superscript
from articles.reading import Reading
from articles.rendering.anchors import Part, parts
from articles.rendering.guide import Guide


def body_text(reading: Reading) -> str:
    """Return the body's text, blocks apart by an empty line."""
    return _part_text(reading, parts(reading)[0])


def answer_text(reading: Reading, index: int) -> str:
    """Return the text of the answer to the FAQ at `index` (from 0)."""
    return _part_text(reading, parts(reading)[1 + index])


def _part_text(reading: Reading, part: Part) -> str:
    return _Writer(Guide(reading, part)).blocks(part.document.blocks)


class _Writer:
    """Write one part."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide

    def blocks(self, blocks: Iterable[Block], *, between: str = "\n\n") -> str:
        return between.join(written for block in blocks if (written := self._block(block)))

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(children):
                return self._inlines(children)
            case Heading(_, children):
                self._guide.next_heading()
                return self._inlines(children)
            case ListBlock():
                return self._list(block)
            case Quote(blocks):
                return self.blocks(blocks)
            case Table(rows):
                return "\n".join("\t".join(self._cells(row.cells)) for row in rows)
            case Rule():
                return ""
            case Figure():
                return self._figure(block)

    def _figure(self, figure: Figure) -> str:
        """Say what the picture shows, and under it its caption."""
        self._guide.next_figure()
        image = self._guide.image(figure)
        shown = f"[Picture: {image.alt}]" if image and image.alt else ""
        credit = image.credit_text if image else ""
        words = " ".join(filter(None, [self._inlines(figure.children), credit]))
        return "\n".join(filter(None, [shown, words]))

    def _list(self, block: ListBlock) -> str:
        lines = []
        for position, item in enumerate(block.items, start=1):
            bullet = f"{position}. " if block.ordered else "- "
            written = self.blocks(item.children, between="\n")
            lines.append(bullet + written.replace("\n", "\n" + " " * len(bullet)))
        return "\n".join(lines)

    def _cells(self, cells: Iterable[Cell]) -> list[str]:
        return [self.blocks(cell.children, between=" ").replace("\n", " ") for cell in cells]

    def _inlines(self, children: Iterable[Inline]) -> str:
        return "".join(self._inline(child) for child in children)

    def _inline(self, node: Inline) -> str:
        match node:
            case Text(value):
                return value
            case Break():
                return "\n"
            case Styled("sup", children):
                return _raised(self._inlines(children))
            case Styled(_, children) | Link(_, children) | LetterLink(_, children):
                return self._inlines(children)
            case Citation():
                return superscript(label(m.number for m in self._guide.next_place()))
            case Claim():
                symbol = self._guide.symbol(node)
                return self._inlines(node.children) + (symbol[0] if symbol else "")


def _raised(text: str) -> str:
    """Raise digits, lest 10³ reads 103; letters (5th) can do without."""
    return superscript(text) if text.lstrip("-").isdecimal() else text
