"""Visit a letter's nodes in the order a reader meets them."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

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
    ListItem,
    Paragraph,
    Quote,
    Row,
    Styled,
    Table,
    Text,
)

Node = Document | Block | ListItem | Row | Cell | Inline


# Asked by the class: most nodes are texts, and a letter is walked several times.
INSIDE: dict[type, Callable[[Any], tuple[Node, ...]]] = {
    Document: attrgetter("blocks"),
    ListBlock: attrgetter("items"),
    Table: attrgetter("rows"),
    Row: attrgetter("cells"),
    **dict.fromkeys(
        (Paragraph, Heading, Quote, ListItem, Cell, Styled, Figure, Claim, Link, LetterLink),
        attrgetter("children"),
    ),
}


def children(node: Node) -> tuple[Node, ...]:
    """Return what stands directly inside `node`."""
    inside = INSIDE.get(type(node))
    return inside(node) if inside else ()


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and everything in it, parents before children, in reading order."""
    waiting: list[Node] = [node]
    while waiting:
        reached = waiting.pop()
        yield reached
        if inside := INSIDE.get(type(reached)):
            waiting.extend(reversed(inside(reached)))


def citations(document: Document) -> tuple[Citation, ...]:
    """Return every citation, in reading order."""
    return tuple(node for node in walk(document) if isinstance(node, Citation))


def claims(document: Document) -> tuple[Claim, ...]:
    """Return every marked claim, in reading order."""
    return tuple(node for node in walk(document) if isinstance(node, Claim))


def letter_links(document: Document) -> tuple[LetterLink, ...]:
    """Return every link to another letter, in reading order."""
    return tuple(node for node in walk(document) if isinstance(node, LetterLink))


def figures(document: Document) -> tuple[Figure, ...]:
    """Return every figure, in reading order."""
    return tuple(block for block in document.blocks if isinstance(block, Figure))


def text_of(node: Node) -> str:
    """Return the characters inside one node; a break is a newline, a citation is nothing."""
    return "".join(characters(inner) for inner in walk(node))


def characters(node: Node) -> str:
    """Return the characters that `node` itself adds to a text, without its children."""
    match node:
        case Text(value):
            return value
        case Break():
            return "\n"
    return ""
