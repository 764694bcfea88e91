"""Visit a letter's nodes in the order a reader meets them."""

from collections.abc import Iterator

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


def children(node: Node) -> tuple[Node, ...]:
    """Return what stands directly inside `node`."""
    match node:
        case Document(blocks=inside) | ListBlock(items=inside) | Table(rows=inside):
            return inside
        case Row(cells=inside):
            return inside
        case Paragraph(children=inside) | Heading(children=inside) | Quote(children=inside):
            return inside
        case ListItem(children=inside) | Cell(children=inside) | Styled(children=inside):
            return inside
        case Figure(children=inside):
            return inside
        case Claim(children=inside) | Link(children=inside) | LetterLink(children=inside):
            return inside
    return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and everything in it, parents before children, in reading order."""
    yield node
    for child in children(node):
        yield from walk(child)


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
