"""Write the tree as the one HTML that is stored for it."""

from collections.abc import Iterable
from html import escape

from articles.body.document import (
    Block,
    Break,
    Cell,
    Citation,
    Claim,
    Document,
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


def serialize(document: Document) -> str:
    """Return the stored HTML of `document`: one line, no white space between blocks."""
    return _blocks(document.blocks)


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph(children):
            return f"<p>{_inlines(children)}</p>"
        case Heading(level, children):
            return f"<h{level}>{_inlines(children)}</h{level}>"
        case ListBlock(ordered, items):
            tag = "ol" if ordered else "ul"
            inner = "".join(f"<li>{_blocks(item.children)}</li>" for item in items)
            return f"<{tag}>{inner}</{tag}>"
        case Quote(blocks):
            return f"<blockquote>{_blocks(blocks)}</blockquote>"
        case Table(rows):
            inner = "".join(f"<tr>{''.join(map(_cell, row.cells))}</tr>" for row in rows)
            return f"<table><tbody>{inner}</tbody></table>"
        case Rule():
            return "<hr>"
        case Figure(image, children):
            caption = f"<figcaption>{_inlines(children)}</figcaption>" if children else ""
            return f'<figure data-image="{image}">{caption}</figure>'


def _cell(cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    columns = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    rows = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return f"<{tag}{columns}{rows}>{_blocks(cell.children)}</{tag}>"


def _inlines(children: Iterable[Inline]) -> str:
    return "".join(_inline(child) for child in children)


def _inline(node: Inline) -> str:
    match node:
        case Text(value):
            return escape(value, quote=False)
        case Break():
            return "<br>"
        case Citation(keys):
            return f'<span data-cites="{" ".join(keys)}"></span>'
        case Styled(tag, children):
            return f"<{tag}>{_inlines(children)}</{tag}>"
        case Claim(mark, kind, children):
            return f'<mark data-claim="{mark}" data-kind="{kind}">{_inlines(children)}</mark>'
        case Link(href, children):
            return f'<a href="{_attribute(href)}">{_inlines(children)}</a>'
        case LetterLink(identity, children):
            return f'<a data-letter="{identity}">{_inlines(children)}</a>'


def _attribute(value: str) -> str:
    # An apostrophe needs no escape between double quotes, and browsers write none.
    return escape(value, quote=False).replace('"', "&quot;")
