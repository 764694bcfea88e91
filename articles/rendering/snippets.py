"""
Show where in a letter the words stand that were searched for.

The words come as the search compares them: small and without accents. A word is marked when it
begins with one that was asked for, or shares its stem as far as a plain reader would say.
"""

import re
import unicodedata
from functools import lru_cache
from html import escape

BEFORE, LENGTH = 60, 220
"""Characters shown before the first word that was found, and in all."""

BEGINNING = 1_000
"""Characters that are looked through before the whole text is: usual words stand there."""

STEM = 4
"""Letters that a stem keeps at least: "burning" also marks "burns"."""
ENDINGS = ("ing", "ed", "es", "s", "e", "y", "ies")

FOREIGN = re.compile(rb"\?")


def snippet(text: str, words: list[str]) -> str:
    """Return a piece of `text` around the first of `words` as HTML; each is in a `<mark>`."""
    stems = tuple(map(_stem, words))
    first = _first(_plain(text[:BEGINNING]), stems)
    if first is None:
        first = _first(_plain(text), stems)
    start = 0 if first is None else _start(text, first - BEFORE)
    end = _end(text, start + LENGTH)
    shown = " ".join(_marked(text[start:end], stems).split())
    return f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}"


def _first(plain: str, stems: tuple[str, ...]) -> int | None:
    """Return where the first word of `plain` stands that begins with one of `stems`."""
    found = (_beginning(stem).search(plain) for stem in stems)
    return min((match.start() for match in found if match), default=None)


def _marked(text: str, stems: tuple[str, ...]) -> str:
    pieces, at = [], 0
    for found in _any_of(stems).finditer(_plain(text)):
        marked = f"<mark>{escape(text[found.start() : found.end()])}</mark>"
        pieces += [escape(text[at : found.start()]), marked]
        at = found.end()
    return "".join([*pieces, escape(text[at:])])


@lru_cache
def _beginning(stem: str) -> re.Pattern[str]:
    # Looked back for: what begins with plain letters is found thirty times as fast.
    return re.compile(rf"{re.escape(stem)}(?<=\b{re.escape(stem)})")


@lru_cache
def _any_of(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(stem)}\w*" for stem in stems) or r"\Z.")


def _plain(text: str) -> str:
    """Return `text` small and without accents, character by character at the same places."""
    if not text.isascii():
        # As bytes, for looking at each character of a letter takes longer than all else.
        places = FOREIGN.finditer(text.encode("ascii", "replace"))
        for character in {text[place.start()] for place in places}:
            text = text.replace(character, _bare(character))
    return text.lower()


@lru_cache
def _bare(character: str) -> str:
    return unicodedata.normalize("NFKD", character)[0].lower()[0]


def _stem(word: str) -> str:
    for ending in sorted(ENDINGS, key=len, reverse=True):
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word.removesuffix(ending)
    return word


def _start(text: str, at: int) -> int:
    return 0 if at <= 0 else text.find(" ", at) + 1


def _end(text: str, at: int) -> int:
    return len(text) if at >= len(text) else max(text.rfind(" ", 0, at), at - 40)
