"""
Find the phrases of `grammar/*.txt` in a sentence: verbs, negations, who acts, what is beside.

The vocabulary knows what things are; the grammar knows what is said of them. Each section
`[kind]` of a file holds one phrase a line. Of every kind, the longest phrase at a word counts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from articles.compliance.claims.verbs import forms

GRAMMAR = Path(__file__).with_name("grammar")
WORDS = "words.txt"
"""Lists of single words by section; the other files hold one phrase a line."""
INFLECTED = frozenset(("attack", "change", "benefit", "solve", "contain"))
"""Kinds that stand in the files in the base form of their first word."""

Span = tuple[int, int]


class Entries(NamedTuple):
    """The phrases that begin with one word: itself, and by their second word the longer ones."""

    alone: tuple[str, ...]
    longer: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


Index = Mapping[str, Entries]


def find(words: Sequence[str], index: Index) -> dict[str, list[Span]]:
    """Return the (start, end) word spans of every kind's phrases in `words`, in order."""
    words = tuple(words)
    found: dict[str, list[Span]] = {}
    for start, word in enumerate(words):
        entries = index.get(word)
        if entries:
            for kind, end in _begun(words, start, entries).items():
                found.setdefault(kind, []).append((start, end))
    return found


def _begun(words: tuple[str, ...], start: int, entries: Entries) -> dict[str, int]:
    """Return the kinds of the phrases that begin at `start`, with where the longest ends."""
    ends = dict.fromkeys(entries.alone, start + 1)
    second = words[start + 1] if start + 1 < len(words) else ""
    for rest, kind in entries.longer.get(second, ()):
        end = start + 2 + len(rest)
        if words[start + 2 : end] == rest and end > ends.get(kind, 0):
            ends[kind] = end
    return ends


@cache
def standard() -> Index:
    """Load the house's grammar; the first call reads the files."""
    return compiled(
        (kind, phrase)
        for path in sorted(GRAMMAR.glob("*.txt"))
        if path.name != WORDS
        for kind, phrase in _lines(path.read_text(encoding="utf-8"))
    )


def compiled(phrases: Iterable[tuple[str, str]]) -> Index:
    """Index (kind, phrase) pairs by their first word and, the longer ones, by their second."""
    alone: dict[str, set[str]] = {}
    longer: dict[str, dict[str, set[tuple[tuple[str, ...], str]]]] = {}
    for kind, phrase in phrases:
        first, *tail = phrase.split()
        for form in forms(first) if kind in INFLECTED else (first,):
            if tail:
                longer.setdefault(form, {}).setdefault(tail[0], set()).add((tuple(tail[1:]), kind))
            else:
                alone.setdefault(form, set()).add(kind)
    return {
        first: Entries(
            tuple(sorted(alone.get(first, ()))),
            {second: tuple(sorted(known)) for second, known in longer.get(first, {}).items()},
        )
        for first in {*alone, *longer}
    }


def _lines(text: str) -> Iterator[tuple[str, str]]:
    kind = ""
    for line in text.splitlines():
        phrase = line.partition("#")[0].strip()
        if phrase.startswith("["):
            kind = phrase.strip("[]")
        elif phrase:
            yield kind, phrase


def words(section: str) -> frozenset[str]:
    """Return the single words of a section of `grammar/words.txt`. KeyError: there is none."""
    return _word_lists()[section]


@cache
def _word_lists() -> Mapping[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for section, line in _lines((GRAMMAR / WORDS).read_text(encoding="utf-8")):
        lists[section] = lists.get(section, frozenset()) | frozenset(line.split())
    return lists
