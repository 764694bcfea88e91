"""
Show where in a letter the words stand that were searched for.

The words come as the search compares them: small and without accents. A word is marked when it
begins with one that was asked for, or shares its stem as far as a plain reader would say.
"""

import re
import unicodedata
from html import escape

BEFORE, LENGTH = 60, 220
"""Characters shown before the first word that was found, and in all."""

STEM = 4
"""Letters that a stem keeps at least: "burning" also marks "burns"."""
ENDINGS = ("ing", "ed", "es", "s", "e", "y", "ies")


def snippet(text: str, words: list[str]) -> str:
    """Return a piece of `text` around the first of `words` as HTML; each is in a `<mark>`."""
    plain = _plain(text)
    pattern = re.compile("|".join(rf"\b{re.escape(_stem(word))}\w*" for word in words) or r"\Z.")
    first = pattern.search(plain)
    start = _start(text, first.start() - BEFORE) if first else 0
    end = _end(text, start + LENGTH)
    pieces, at = [], start
    for found in pattern.finditer(plain, start, end):
        marked = f"<mark>{escape(text[found.start() : found.end()])}</mark>"
        pieces += [escape(text[at : found.start()]), marked]
        at = found.end()
    pieces.append(escape(text[at:end]))
    shown = " ".join("".join(pieces).split())
    return f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}"


def _plain(text: str) -> str:
    """Return `text` small and without accents, character by character at the same places."""
    for character in {each for each in set(text) if each > "\x7f"}:
        text = text.replace(character, unicodedata.normalize("NFKD", character)[0].lower()[0])
    return text.lower()


def _stem(word: str) -> str:
    for ending in sorted(ENDINGS, key=len, reverse=True):
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word.removesuffix(ending)
    return word


def _start(text: str, at: int) -> int:
    return 0 if at <= 0 else text.find(" ", at) + 1


def _end(text: str, at: int) -> int:
    return len(text) if at >= len(text) else max(text.rfind(" ", 0, at), at - 40)
