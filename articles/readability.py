"""
Say how hard a text is to read, as a school grade.

The formula is Flesch and Kincaid's (1975), the one that guides to health writing name. It
counts, it does not understand: a low grade is no proof of clear writing, a high one a reason to
look. Syllables come from hyphenation, which finds a few too few, so a grade errs to the low side.
"""

import re
from functools import cache, lru_cache

import pyphen

from articles.compliance.sentences import split

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
FEWEST_WORDS = 30
"""Below it the grade of one long word would decide."""


def grade(text: str) -> float | None:
    """Return the Flesch-Kincaid grade of English `text` (8.0: eighth year), None when too short."""
    words = WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return None
    sentences = sum(1 for start, end in split(text) if WORD.search(text, start, end))
    syllables = sum(map(_syllables, words))
    score = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    return round(max(score, 0), 1)


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    return len(_hyphenation().positions(word.lower())) + 1


@cache
def _hyphenation() -> pyphen.Pyphen:
    # One letter may stand alone here: "a-ble" is two syllables, though no printer parts it.
    return pyphen.Pyphen(lang="en_US", left=1, right=1)
