"""
Cut plain text into sentences without losing a character's place.

Rules judge one sentence at a time, and a finding must point at exactly that sentence. So
nothing is normalised here: what comes out are offsets. Citation marks have no characters in
prose, and a mark after the full stop leaves the stop where it is.

A newcomer gets this wrong: a full stop does not end a sentence. "et al.", "Dr. Roth",
"J. Smith" and "0.5 g" go on; "vitamin C." and "the U.S. Then" do not.
"""

import re
from collections.abc import Iterator

from articles.compliance import words

# Every repetition is bounded: a page of dots must cost no more than a page of words.
STOP = re.compile(r"\n|[.!?…]{1,8}[\"'”’)\]*†‡§]{0,8}(?=\s|$)")
WORD_BEFORE = re.compile(r"[^\s(\[“‘\"]{1,20}$")
NEXT_CHARACTER = re.compile(r"[\s\"'“‘(\[*†‡§]{0,20}(.)", re.DOTALL)

NEVER_FINAL = frozenset(words.NEVER_FINAL.split())
SOMETIMES_FINAL = frozenset(words.SOMETIMES_FINAL.split())
LETTERED_THINGS = re.compile(
    r"\b(?:vitamin|vitamins|type|group|hepatitis|factor|plan|option|figure|table|appendix|and)"
    r"\s\S$",
    re.IGNORECASE,
)


def split(text: str) -> Iterator[tuple[int, int]]:
    """
    Yield (start, end) of each sentence of `text`, in order and without surrounding space.

    A line break always ends one. Text without any stop is one sentence; blank text is none.
    """
    start = 0
    for stop in STOP.finditer(text):
        if stop[0] == "\n" or _ends_here(text, start, stop):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _ends_here(text: str, start: int, stop: re.Match[str]) -> bool:
    following = NEXT_CHARACTER.match(text, stop.end())
    if following is None:
        return True
    if following[1].islower():
        return False
    return stop[0][0] != "." or not _is_abbreviation(text, start, stop.start(), following[1])


def _is_abbreviation(text: str, start: int, stop: int, following: str) -> bool:
    """Tell whether the full stop at `stop` belongs to the word before it."""
    before = text[max(start, stop - 40) : stop]
    found = WORD_BEFORE.search(before)
    word = found[0] if found else ""
    if len(word) == 1 and word.isalpha() and word.isupper():
        return word != "I" and not LETTERED_THINGS.search(before)
    if word.isdigit():
        return not text[start : stop - len(word)].strip()
    if word.lower() in SOMETIMES_FINAL:
        return not following.isupper()
    return word.lower() in NEVER_FINAL
