"""
Compare the names a letter writes with the names a registry holds.

A letter says Cordova-Martinez where PubMed says Córdova-Martínez, and Rogero where it says
Macedo Rogero. Accents, case, hyphens and apostrophes don't make two people of one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from articles.content import Reference
from references import csl

UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
WORD = re.compile(r"[^\W\d_]+")


def fold(name: str) -> tuple[str, ...]:
    """Return the words of `name` without accents, case, hyphens and apostrophes."""
    letters = unicodedata.normalize("NFKD", name.casefold().translate(UNDECOMPOSED))
    plain = "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’ʼ")
    return tuple(WORD.findall(plain))


def is_author(name: str, paper: Reference) -> bool:
    """Tell whether `name` is the family name, or a whole part of it, of an author of `paper`."""
    wanted = fold(name)
    return any(_within(wanted, family) for family in _families(paper))


def surnames(papers: Iterable[Reference]) -> frozenset[str]:
    """Return every word of every author's family name, folded: the names a letter knows."""
    return frozenset(word for paper in papers for family in _families(paper) for word in family)


def _families(paper: Reference) -> Iterator[tuple[str, ...]]:
    for person in csl.names(paper.csl):
        yield fold(person.family or person.literal)


def _within(wanted: tuple[str, ...], family: tuple[str, ...]) -> bool:
    """Tell whether one name stands in the other word by word."""
    if not wanted or not family:
        return False
    short, long = sorted((wanted, family), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
