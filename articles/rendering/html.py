"""
Write the letter as the HTML that a frontend puts on its page.

Complete as it stands: numbers, anchors for the way there and back, claim symbols, headings
with ids; no style, no script. Everything that was typed is escaped here.
"""

from collections.abc import Iterable
from html import escape

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
    Row,
    Rule,
    Styled,
    Table,
    Text,
)
from articles.citations.numbering import groups
from articles.reading import Reading
from articles.rendering.anchors import Mention, Part, parts
from articles.rendering.guide import Guide
from articles.rendering.pen import PLAIN, Pen
from articles.rendering.pictures import figure_html


def body_html(reading: Reading, pen: Pen = PLAIN) -> str:
    """Return the body, sanitized and complete; blocks stand on lines of their own."""
    pen.begin("body")
    return _part_html(reading, parts(reading)[0], pen)


def answer_html(reading: Reading, index: int, pen: Pen = PLAIN) -> str:
    """Return the answer to the FAQ at `index` (from 0), with the same numbers as the body."""
    pen.begin(f"faqs[{index}].answer")
    return _part_html(reading, parts(reading)[1 + index], pen)


def _part_html(reading: Reading, part: Part, pen: Pen) -> str:
    writer = _Writer(Guide(reading, part), pen)
    return "\n".join(writer.block(block) for block in part.document.blocks)


class _Writer:
    """Write one part; a method per kind of thing."""

    def __init__(self, guide: Guide, pen: Pen) -> None:
        self._guide = guide
        self._pen = pen

    def block(self, block: Block) -> str:
        match block:
            case Paragraph(children):
                self._pen.block()
                return f"<p>{self._inlines(children)}</p>"
            case Heading(level, children):
                anchor = self._guide.next_heading()
                self._pen.block()
                return (
                    f'<h{level} id="{self._pen.place(anchor)}">{self._inlines(children)}</h{level}>'
                )
            case ListBlock(ordered, items):
                tag = "ol" if ordered else "ul"
                inner = "".join(f"<li>{self._blocks(item.children)}</li>" for item in items)
                return f"<{tag}>{inner}</{tag}>"
            case Quote(children):
                return f"<blockquote>{self._blocks(children)}</blockquote>"
            case Table(rows):
                return f"<table><tbody>{''.join(map(self._row, rows))}</tbody></table>"
            case Rule():
                return "<hr>"
            case Figure():
                return self._figure(block)

    def _figure(self, figure: Figure) -> str:
        if figure.children:
            self._pen.block()
        anchor, caption = self._guide.next_figure(), self._inlines(figure.children)
        image = self._guide.image(figure)
        if image:
            return figure_html(image, caption, anchor=anchor)
        # The words stay in their place although nobody has the picture.
        return f'<figure id="{anchor}"><figcaption>{caption}</figcaption></figure>'

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self.block(block) for block in blocks)

    def _row(self, row: Row) -> str:
        scope = "col" if all(cell.header for cell in row.cells) else "row"
        return f"<tr>{''.join(self._cell(cell, scope) for cell in row.cells)}</tr>"

    def _cell(self, cell: Cell, scope: str) -> str:
        tag, attributes = ("th", f' scope="{scope}"') if cell.header else ("td", "")
        if cell.colspan > 1:
            attributes += f' colspan="{cell.colspan}"'
        if cell.rowspan > 1:
            attributes += f' rowspan="{cell.rowspan}"'
        return f"<{tag}{attributes}>{self._blocks(cell.children)}</{tag}>"

    def _inlines(self, children: Iterable[Inline]) -> str:
        return "".join(self._inline(child) for child in children)

    def _inline(self, node: Inline) -> str:
        match node:
            case Text(value):
                return self._pen.text(value)
            case Break():
                return self._pen.line_break()
            case Styled(tag, children):
                return f"<{tag}>{self._inlines(children)}</{tag}>"
            case Citation():
                return _citation(self._guide.next_place())
            case Claim():
                return self._claim(node)
            case Link() | LetterLink():
                return self._link(node)

    def _claim(self, claim: Claim) -> str:
        anchor = escape(self._guide.claim_anchor(claim))
        statement = f'<span class="claim" id="{anchor}">{self._inlines(claim.children)}</span>'
        return statement + self._symbol(claim) + self._pen.claim(claim.mark)

    def _symbol(self, claim: Claim) -> str:
        symbol = self._guide.symbol(claim)
        if symbol is None:
            return ""
        sign, disclaimer = symbol
        return (
            f'<a class="claim-symbol" href="#{disclaimer}" aria-label="See disclaimer">'
            f"{escape(sign)}</a>"
        )

    def _link(self, link: Link | LetterLink) -> str:
        words = self._inlines(link.children)
        href = self._guide.href(link)
        if self._guide.leads_to_heading(href):
            href = f"#{self._pen.place(href[1:])}"
        return f'<a href="{escape(href)}">{words}</a>' if href else words


def _citation(place: tuple[Mention, ...]) -> str:
    """Return the raised numbers; each number has an anchor, those inside a run too."""
    if not place:
        return ""
    mentions = {mention.number: mention for mention in place}
    written = [_group(mentions, first, last) for first, last in groups(mentions)]
    return f'<sup class="citation">{",".join(written)}</sup>'


def _group(mentions: dict[int, Mention], first: int, last: int) -> str:
    if first == last:
        return _number(mentions[first])
    # 3–5 prints no 4, yet the way back from reference 4 must end at this very mark.
    unprinted = "".join(f'<span id="{mentions[n].anchor}"></span>' for n in range(first + 1, last))
    return f"{_number(mentions[first])}{unprinted}–{_number(mentions[last])}"


def _number(mention: Mention) -> str:
    n = mention.number
    return (
        f'<a href="#ref-{n}" id="{mention.anchor}" role="doc-noteref"'
        f' aria-label="Reference {n}">{n}</a>'
    )
