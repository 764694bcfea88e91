"""
Say one thing that differs between two revisions, as a value that a screen, a mail or a test reads.

A newcomer gets this wrong: a `Change` is what somebody did. What follows from it by itself (other
numbers in the text, other structured data) is told as well, but as a consequence.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a change is about; readers count and choose by it."""

    WORDS = "words"
    CITATIONS = "citations"
    CLAIMS = "claims"
    EVIDENCE = "evidence"
    LINKS = "links"
    LAYOUT = "layout"
    QUESTIONS = "questions"
    IMAGES = "images"
    PAPERS = "papers"
    PEOPLE = "people"
    DISCLAIMERS = "disclaimers"
    METADATA = "metadata"
    NUMBERING = "numbering"
    STRUCTURED_DATA = "structured_data"


class State(StrEnum):
    """How something stands in the newer revision, seen from the older."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Mention:
    """One paper at one place: its printed number (None while no paper has its key), its name."""

    number: int | None
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """
    A stretch of a text that stands there alike, was added or was removed.

    It is a citation when `cites` holds something, else words. `change` counts the change that
    it shows, from 0; `claim`, `link` and `styles` are what it stands in.
    """

    state: State
    text: str = ""
    cites: tuple[Mention, ...] = ()
    claim: str = ""
    link: str = ""
    styles: tuple[str, ...] = ()
    change: int | None = None

    @property
    def space(self) -> str:
        """The white space that the words begin with, which is no part of a change to look at."""
        return self.text[: len(self.text) - len(self.words)]

    @property
    def words(self) -> str:
        return self.text.lstrip(" ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    One thing that was changed.

    `what` says it in a reviewer's words, `place` says where, `path` where in the signed text.
    `before` and `after` are what a person reads there; `pieces` the same word by word, where
    that helps; `detail` is all that is signed of something that came or went.
    """

    kind: Kind
    state: State
    path: str
    what: str
    place: str = ""
    before: str = ""
    after: str = ""
    pieces: tuple[Piece, ...] = ()
    detail: str = ""


def counts(changes: Iterable[Change]) -> tuple[tuple[Kind, int], ...]:
    """Return how many changes there are of each kind, in the order of `Kind`, without noughts."""
    found = Counter(change.kind for change in changes)
    return tuple((kind, found[kind]) for kind in Kind if found[kind])
