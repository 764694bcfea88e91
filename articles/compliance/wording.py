"""
Compare two wordings of a statement: the same words, or nearly the same, and which differ.

Printing is free: case, quotes, white space, citation marks and the disclaimer's symbol make no
other statement. A single word may: "supports" and "restores" differ by one. So only the same
words count as the same; what is merely near is for a person to judge.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz, process, utils

from articles.compliance.claims.folding import fold as fold_typography
from articles.digests import digest

MARKS = re.compile(r"\[\d{1,3}(?:[,\u2014-]\d{1,3})*\]|[*†‡§¶]")
EDGES = " .;:!\"'"
NEAR = 75.0
"""Likeness from which a wording is worth showing, of 100."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one text that stand for words of the other; either may be empty, not both."""

    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Near:
    """A wording like ours: its place in what was searched, its likeness of 100, the changes."""

    position: int
    text: str
    likeness: float
    changes: tuple[Change, ...]


def folded(text: str) -> str:
    """Return the words of `text` alone, in one case and with single spaces."""
    words = MARKS.sub(" ", fold_typography(text).shown.casefold())
    return " ".join(words.split()).strip(EDGES)


def fold_digest(text: str) -> str:
    """Name the words of `text`: equal for wordings that say the same to the word."""
    return digest(folded(text))


def nearest(text: str, wordings: Iterable[str], *, most: int = 3) -> tuple[Near, ...]:
    """Return the wordings most like `text` but not the same, the likest first."""
    known = tuple(wordings)
    ours = folded(text)
    found = process.extract(
        ours,
        [folded(each) for each in known],
        scorer=fuzz.token_sort_ratio,
        processor=utils.default_process,
        score_cutoff=NEAR,
        limit=None,
    )
    return tuple(
        Near(position, known[position], score, changes(text, known[position]))
        for theirs, score, position in [each for each in found if each[0] != ours][:most]
    )


def changes(ours: str, theirs: str) -> tuple[Change, ...]:
    """Return where the words of two texts differ, in reading order."""
    a, b = folded(ours).split(), folded(theirs).split()
    return tuple(
        Change(" ".join(a[a1:a2]), " ".join(b[b1:b2]))
        for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        if kind != "equal"
    )
