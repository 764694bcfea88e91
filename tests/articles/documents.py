"""
Make random letter bodies, already in the form a stored one has.

They are put together by hand here, not by the code under test, so that reading a written
document back is a promise and not a tautology.
"""

import re
import unicodedata
from itertools import groupby
from typing import Any

from hypothesis import strategies as st

from articles.body import document as tree
from articles.body.walk import claims
from articles.content import CLAIM_KINDS

KEYS = ("kim-2017", "cruzat-2018", "rao-2012", "lee-2020", "n-1", "stranger")
"""Citation keys a random body may cite; tests have papers for all but the last."""

LETTERS = ("5f0c1f4e-0000-4000-8000-000000000001", "5f0c1f4e-0000-4000-8000-000000000002")
IMAGES = ("0d9cf6d2-0000-4000-8000-000000000001", "0d9cf6d2-0000-4000-8000-000000000002")
"""Pictures a random body may show."""
ADDRESSES = (
    "https://site.example/a_b?x=1&copy=2#c",
    "http://site.example/(odd)",
    "mailto:hello@site.example",
    "#disclaimer",
    "#nowhere",
)

# What Markdown and HTML stumble over, beside ordinary letters.
ALPHABET = "abcXYZ019éß—“”½" + "\u00a0" + "\\`*_{}[]()<>#+-.!|~&;:=\"'/^$@%,?"

# What starts a list, a heading, a rule or a footnote when it stands at the wrong place.
_TRAPS = "&amp; &copy 1. 2) - + # ## --- === [^3]: (x) ![x] </p> <b> :-:"
TRAPS = _TRAPS.split()

phrases = (
    st.builds(
        lambda trap, text: f"{trap} {text}".strip(" "),
        st.sampled_from(["", "", *TRAPS]),
        st.text(ALPHABET + 8 * " ", min_size=1, max_size=12),
    )
    .map(lambda text: re.sub(" +", " ", unicodedata.normalize("NFC", text)))
    .filter(lambda text: text.strip())
)
styles = st.sets(st.sampled_from(["strong", "em", "s", "sub", "sup", "code"]), max_size=3)
STYLE_ORDER = ("strong", "em", "s", "sub", "sup", "code")

Leaf = tree.Text | tree.Break | tree.Citation
Piece = tuple[Any, ...]  # a leaf, and what it stands in from the outside in

text_leaves = st.builds(lambda words, space: tree.Text(words + " " * space), phrases, st.booleans())
citation_leaves = st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True).map(
    lambda keys: tree.Citation(tuple(keys))
)


@st.composite
def _styled(draw: st.DrawFn, leaves: st.SearchStrategy[Leaf]) -> Piece:
    leaf = draw(leaves)
    chosen = set() if isinstance(leaf, tree.Citation) else draw(styles)
    return (leaf, *(("style", s) for s in STYLE_ORDER if s in chosen))


@st.composite
def _run(draw: st.DrawFn, *, cites: bool = True) -> list[Piece]:
    """Draw leaves that begin with words."""
    others = [text_leaves, st.just(tree.Break()), *([citation_leaves] if cites else [])]
    rest = draw(st.lists(_styled(st.one_of(*others)), max_size=2))
    return [draw(_styled(text_leaves)), *rest]


@st.composite
def _linked(draw: st.DrawFn) -> list[Piece]:
    where = draw(
        st.one_of(
            st.none(),
            st.sampled_from(ADDRESSES).map(lambda href: ("link", href)),
            st.sampled_from(LETTERS).map(lambda identity: ("letter", identity)),
        )
    )
    run = draw(_run(cites=where is None))
    return [(leaf, where, *inside) if where else (leaf, *inside) for leaf, *inside in run]


@st.composite
def _stated(draw: st.DrawFn) -> list[Piece]:
    pieces = [piece for part in draw(st.lists(_linked(), min_size=1, max_size=2)) for piece in part]
    if not draw(st.booleans()):
        return pieces
    claim = ("claim", f"c{draw(st.integers(1, 10**6))}", draw(st.sampled_from(CLAIM_KINDS)))
    return [(leaf, claim, *inside) for leaf, *inside in pieces]


@st.composite
def inlines(draw: st.DrawFn) -> tuple[tree.Inline, ...]:
    """Draw what stands in a paragraph."""
    parts = draw(st.lists(_stated(), min_size=1, max_size=2))
    return _nested(_settled([piece for part in parts for piece in part]))


def _settled(pieces: list[Piece]) -> list[Piece]:
    """Keep citations apart and spaces away from breaks and the end."""
    kept: list[Piece] = []
    for piece in reversed(pieces):
        leaf, *inside = piece
        after = kept[0][0] if kept else None
        at_edge = after is None or isinstance(after, tree.Break)
        if isinstance(leaf, tree.Break) and after is None:
            continue
        if isinstance(leaf, tree.Citation) and isinstance(after, tree.Citation):
            continue
        if isinstance(leaf, tree.Text) and at_edge:
            leaf = tree.Text(leaf.value.rstrip(" "))
        kept.insert(0, (leaf, *inside))
    return kept


def _nested(pieces: list[Piece]) -> tuple[tree.Inline, ...]:
    made: list[Any] = []
    for around, group in groupby(pieces, key=lambda piece: piece[1] if len(piece) > 1 else None):
        inside = [(piece[0], *piece[2:]) for piece in group]
        match around:
            case None:
                made.extend(_joined(leaf for leaf, *_ in inside))
            case ("claim", mark, kind):
                made.append(tree.Claim(mark, kind, _nested(inside)))
            case ("link", href):
                made.append(tree.Link(href, _nested(inside)))
            case ("letter", identity):
                made.append(tree.LetterLink(identity, _nested(inside)))
            case ("style", tag):
                made.append(tree.Styled(tag, _nested(inside)))
    return tuple(made)


def _joined(leaves: Any) -> list[Leaf]:
    made: list[Leaf] = []
    for leaf in leaves:
        if made and isinstance(leaf, tree.Text) and isinstance(made[-1], tree.Text):
            made[-1] = tree.Text(made[-1].value + leaf.value)
        else:
            made.append(leaf)
    return made


paragraphs = inlines().map(tree.Paragraph)
headings = st.builds(tree.Heading, st.sampled_from([2, 3, 4]), inlines())
simple = st.one_of(paragraphs, paragraphs, headings, st.just(tree.Rule()))


def _several(blocks: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(blocks, min_size=1, max_size=2).map(tuple)


def _lists(blocks: st.SearchStrategy[Any]) -> st.SearchStrategy[tree.ListBlock]:
    items = _several(blocks).map(tree.ListItem)
    return st.builds(
        tree.ListBlock, st.booleans(), st.lists(items, min_size=1, max_size=2).map(tuple)
    )


def _nestings(blocks: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(_lists(blocks), _several(blocks).map(tree.Quote))


in_cells = st.one_of(simple, _nestings(simple))
cells = st.builds(
    tree.Cell,
    st.booleans(),
    st.lists(in_cells, max_size=2).map(tuple),
    st.integers(1, 3),
    st.integers(1, 2),
)
rows = st.lists(cells, min_size=1, max_size=2).map(lambda drawn: tree.Row(tuple(drawn)))
tables = (
    st.lists(rows, min_size=1, max_size=2)
    .map(lambda drawn: tree.Table(tuple(drawn)))
    .filter(lambda table: any(cell.children for row in table.rows for cell in row.cells))
)
level_1 = st.one_of(simple, simple, tables, _nestings(simple))
level_2 = st.one_of(simple, level_1, _nestings(level_1))


figures = st.builds(tree.Figure, st.sampled_from(IMAGES), st.one_of(st.just(()), inlines()))
level_3 = st.one_of(level_2, level_2, level_2, figures)


def _has_unique_claims(document: tree.Document) -> bool:
    marks = [claim.mark for claim in claims(document)]
    return len(marks) == len(set(marks))


documents = (
    st.lists(level_3, max_size=3)
    .map(lambda blocks: tree.Document(tuple(blocks)))
    .filter(_has_unique_claims)
)
