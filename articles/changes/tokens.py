"""
Read the words of one paragraph, each with what it stands in, and where its citations stand.

A newcomer gets this wrong: a word may begin in one mark and end in another ("H<sub>2</sub>O"), so
words are cut from the whole text, and know what they begin in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.body.document import Citation, Claim, LetterLink, Link, Styled
from articles.body.walk import Node, characters, children
from articles.changes.words import WORD


@dataclass(frozen=True, slots=True)
class Around:
    """What words stand in: `kind` is claim, link, letter or style; `value` says which."""

    kind: str
    value: str
    note: str = ""
    """The kind of a claim."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word with the white space before it, and what it stands in, outermost first."""

    text: str
    space: str
    inside: tuple[Around, ...] = ()

    @property
    def whole(self) -> str:
        return self.space + self.text


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation behind the word at `at`, counted from 0; -1 stands before the first."""

    at: int
    keys: tuple[str, ...]


def words_of(node: Node) -> tuple[tuple[Token, ...], tuple[Cited, ...]]:
    """Return the words and the citations of a paragraph, heading or figure."""
    reader = _Reader()
    for child in children(node):
        reader.read(child, ())
    return reader.split()


class _Reader:
    """Collect characters with what they stand in, and the places of citations."""

    def __init__(self) -> None:
        self.pieces: list[tuple[int, str, tuple[Around, ...]]] = []
        self.length = 0
        self.cites: list[tuple[int, tuple[str, ...]]] = []

    def read(self, node: Node, inside: tuple[Around, ...]) -> None:
        if isinstance(node, Citation):
            self.cites.append((self.length, node.keys))
        written = characters(node)
        if written:
            self.pieces.append((self.length, written, inside))
            self.length += len(written)
        around = _around(node)
        for child in children(node):
            self.read(child, (*inside, around) if around else inside)

    def split(self) -> tuple[tuple[Token, ...], tuple[Cited, ...]]:
        text = "".join(written for _, written, _ in self.pieces)
        tokens, ends = [], []
        end = 0
        found = list(WORD.finditer(text))
        for word, inside in zip(found, self._inside(found), strict=True):
            tokens.append(Token(word[0], text[end : word.start()], inside))
            end = word.end()
            ends.append(end)
        return tuple(tokens), tuple(self._placed(ends))

    def _inside(self, found: list[re.Match[str]]) -> Iterator[tuple[Around, ...]]:
        """Yield what each word begins in."""
        place = 0
        for word in found:
            while self.pieces[place][0] + len(self.pieces[place][1]) <= word.start():
                place += 1
            yield self.pieces[place][2]

    def _placed(self, ends: list[int]) -> Iterator[Cited]:
        place = 0
        for offset, keys in self.cites:
            while place < len(ends) and ends[place] <= offset:
                place += 1
            yield Cited(place - 1, keys)


def _around(node: Node) -> Around | None:
    match node:
        case Claim(mark, kind):
            return Around("claim", mark, kind)
        case Link(href):
            return Around("link", href)
        case LetterLink(identity):
            return Around("letter", identity)
        case Styled(tag):
            return Around("style", tag)
    return None
