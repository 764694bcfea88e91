"""
Describe the body of a letter as a tree.

Everything that reads a letter (numbering, rendering, text, rules, diff) walks this
tree; nobody runs a regular expression over the HTML. `articles.body.parse` reads the
stored HTML into it and `articles.body.serialize` writes it back, byte for byte.

A newcomer gets this wrong: a citation holds stable citation keys, never a number.
Numbers exist only while something is rendered (`articles.citations.numbering`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, unescaped."""

    value: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Styled:
    """`tag` is one of strong, em, s, sub, sup, code."""

    tag: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Citation:
    """One place that cites one or more papers by citation key, in the editor's order."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A marked statement; `mark` names its record in the claims ledger, unique in the letter."""

    mark: str
    kind: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an absolute http(s) or mailto address, or to a place on this page (#...)."""

    href: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class LetterLink:
    """A link to another letter by its identity (a UUID), which survives a change of slug."""

    identity: str
    children: "tuple[Inline, ...]"


Inline = Text | Break | Styled | Citation | Claim | Link | LetterLink


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 2, 3 or 4; level 1 is the letter's headline."""

    level: int
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    children: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class ListBlock:
    ordered: bool
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    children: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Cell:
    header: bool
    children: "tuple[Block, ...]"
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True, slots=True)
class Figure:
    """
    A picture of the library by its identity (a UUID), and the caption it has in this letter.

    It stands between the letter's other blocks, never inside one. Without a caption the picture
    stands alone; what the library says of it is told by the renderers, not by the tree.
    """

    image: str
    children: tuple[Inline, ...] = ()


Block = Paragraph | Heading | ListBlock | Quote | Table | Rule | Figure


@dataclass(frozen=True, slots=True)
class Document:
    blocks: tuple[Block, ...] = ()
