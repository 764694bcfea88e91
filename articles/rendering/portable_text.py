"""
Write the letter as Portable Text (portabletext.org), for frontends that build their own markup.

Same words and anchors as the HTML. What Portable Text has no word for:

- `citation`, an inline object: `keys`, `numbers`, `label` ("3,4", "3-5") and `anchors`, one a key;
- `claim`, a mark definition: `claim` (its id), `kind`, `anchor`, and the `symbol` of the
  disclaimer at `disclaimer`, both null without one;
- `claimSymbol`, an inline object where the symbol is to be printed, once for each claim
  (a mark definition cannot say so: a citation inside a claim splits it);
- `table` with `rows`, `cells` and `blocks`, and `break`, a thematic break;
- `figure` with its `anchor`, the `image` in the shape the API gives every picture, and `caption`,
  a block or none.

Portable Text lists are flat: a second paragraph of an item follows after an empty line in the
same block, and a quotation or heading in an item keeps both `listItem` and its own `style`.
"""

from collections.abc import Iterable
from typing import Any

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
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Styled,
    Table,
    Text,
)
from articles.citations.numbering import label
from articles.reading import Reading
from articles.rendering import entities
from articles.rendering.anchors import Part, parts
from articles.rendering.guide import Guide

Object = dict[str, Any]

DECORATORS = {"s": "strike-through"}
"""Portable Text's names where they are not the tag's."""


def blocks(reading: Reading) -> list[Object]:
    """Return the body as Portable Text; the same body gives the same `_key`s."""
    return _part_blocks(reading, parts(reading)[0])


def _part_blocks(reading: Reading, part: Part) -> list[Object]:
    writer = _Writer(Guide(reading, part))
    return writer.blocks(part.document.blocks, {"style": "normal"})


class _Writer:
    """Write one part; keys count up in reading order."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._count = 0

    def blocks(self, blocks: Iterable[Block], frame: Object) -> list[Object]:
        """Return `blocks` flat; `frame` says what they stand in: style, listItem, level."""
        return [written for block in blocks for written in self._block(block, frame)]

    def _block(self, block: Block, frame: Object) -> list[Object]:
        match block:
            case Paragraph(children):
                return [self._text_block(children, frame)]
            case Heading(level, children):
                anchor = self._guide.next_heading()
                heading = {**frame, "style": f"h{level}", "anchor": anchor}
                return [self._text_block(children, heading)]
            case ListBlock():
                return self._list(block, frame)
            case Quote(inside):
                return self.blocks(inside, {**frame, "style": "blockquote"})
            case Table():
                return [self._table(block)]
            case Rule():
                return [self._object("break")]
            case Figure():
                return [self._figure(block)]

    def _list(self, block: ListBlock, frame: Object) -> list[Object]:
        inside = {
            **frame,
            "listItem": "number" if block.ordered else "bullet",
            "level": frame.get("level", 0) + 1,
        }
        return [written for item in block.items for written in self._item(item, inside)]

    def _item(self, item: ListItem, frame: Object) -> list[Object]:
        made: list[Object] = []
        for position, block in enumerate(item.children):
            written = self._block(block, frame)
            if position and _are_paragraphs(item.children[position - 1 : position + 1]):
                self._continue(made[-1], written[0])
            else:
                made.extend(written)
        return made

    def _continue(self, block: Object, more: Object) -> None:
        """Add a paragraph to the block before it: another block would be another bullet."""
        block["children"] += [self._span("\n\n", []), *more["children"]]
        block["markDefs"] += more["markDefs"]

    def _table(self, table: Table) -> Object:
        made = self._object("table")
        made["rows"] = [
            {**self._object("row"), "cells": [self._cell(cell) for cell in row.cells]}
            for row in table.rows
        ]
        return made

    def _cell(self, cell: Cell) -> Object:
        return {
            **self._object("cell"),
            "header": cell.header,
            "colspan": cell.colspan,
            "rowspan": cell.rowspan,
            "blocks": self.blocks(cell.children, {"style": "normal"}),
        }

    def _figure(self, figure: Figure) -> Object:
        made = self._object("figure")
        caption = self.blocks((Paragraph(figure.children),), {"style": "normal"})
        return {
            **made,
            "anchor": self._guide.next_figure(),
            "image": entities.image(self._guide.image(figure)),
            "caption": caption if figure.children else [],
        }

    def _text_block(self, children: Iterable[Inline], frame: Object) -> Object:
        block = {**self._object("block"), **frame, "children": [], "markDefs": []}
        for child in children:
            self._inline(child, [], block)
        if not block["children"] or block["children"][0]["_type"] != "span":
            # The specification wants a span; a block of one citation would have none.
            block["children"].insert(0, self._span("", []))
        return block

    def _inline(self, node: Inline, marks: list[str], block: Object) -> None:
        match node:
            case Text(value):
                block["children"].append(self._span(value, marks))
            case Break():
                block["children"].append(self._span("\n", marks))
            case Citation():
                block["children"].extend(self._citation())
            case Styled(tag, children):
                self._inlines(children, [*marks, DECORATORS.get(tag, tag)], block)
            case Claim():
                self._claim(node, marks, block)
            case Link() | LetterLink():
                self._link(node, marks, block)

    def _inlines(self, children: Iterable[Inline], marks: list[str], block: Object) -> None:
        for child in children:
            self._inline(child, marks, block)

    def _citation(self) -> list[Object]:
        place = self._guide.next_place()
        if not place:
            return []
        numbers = [mention.number for mention in place]
        return [
            {
                **self._object("citation"),
                "keys": [mention.key for mention in place],
                "numbers": numbers,
                "label": label(numbers),
                "anchors": [mention.anchor for mention in place],
            }
        ]

    def _claim(self, claim: Claim, marks: list[str], block: Object) -> None:
        symbol, disclaimer = self._guide.symbol(claim) or (None, None)
        definition = {
            **self._object("claim"),
            "claim": claim.mark,
            "kind": claim.kind,
            "anchor": self._guide.claim_anchor(claim),
            "symbol": symbol,
            "disclaimer": disclaimer,
        }
        self._marked(claim.children, definition, marks, block)
        if symbol:
            shown = {**self._object("claimSymbol"), "symbol": symbol, "anchor": disclaimer}
            block["children"].append(shown)

    def _link(self, link: Link | LetterLink, marks: list[str], block: Object) -> None:
        href = self._guide.href(link)
        if not href:
            self._inlines(link.children, marks, block)
            return
        if isinstance(link, LetterLink):
            letter = {"identity": link.identity, "headline": self._guide.headline(link)}
            definition = {**self._object("letterLink"), "href": href, **letter}
        else:
            definition = {**self._object("link"), "href": href}
        self._marked(link.children, definition, marks, block)

    def _marked(
        self, children: Iterable[Inline], definition: Object, marks: list[str], block: Object
    ) -> None:
        block["markDefs"].append(definition)
        self._inlines(children, [*marks, definition["_key"]], block)

    def _span(self, text: str, marks: list[str]) -> Object:
        return {**self._object("span"), "text": text, "marks": marks}

    def _object(self, kind: str) -> Object:
        self._count += 1
        return {"_type": kind, "_key": f"k{self._count}"}


def _are_paragraphs(blocks: Iterable[Block]) -> bool:
    return all(isinstance(block, Paragraph) for block in blocks)
