"""
Cut text into words and reduce each word to the form the vocabulary is kept in.

Terms and text go through the same reduction, so "Alzheimer's", "Alzheimers" and "Alzheimer"
meet, and so do "allergies" and "allergy". It need not give real words ("diabetes" becomes
"diabete"); it must only never make two meanings one: `INVARIABLE` keeps "hives" apart from a
hive and "AIDS" apart from aid.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
GAP = re.compile(r"[ \t\r\f\v\u00a0]*\n?[ \t\r\f\v\u00a0]*|\s?[-‐‑–/]\s?")
LONGEST_GAP = 40

# fmt: off
INVARIABLE = frozenset({
    "aids", "als", "arbs", "ards", "bends", "blues", "boils", "chills", "colds", "corns", "fits",
    "glasses", "greens", "gums", "hives", "ills", "lows", "mcas", "meds", "news", "numbers",
    "piles", "runs", "sars", "shakes", "shingles", "sids", "sores", "sweats", "tics", "trots",
    "wounds", "yaws",
})
# fmt: on
"""Words whose last "s" makes another meaning, or no plural at all."""

VERBS_IN_OSES = ("poses", "closes", "loses", "doses")

IRREGULAR = {
    "bacterium": "bacteria",
    "children": "child",
    "crises": "crisis",
    "feet": "foot",
    "fungi": "fungus",
    "men": "man",
    "metastases": "metastasis",
    "teeth": "tooth",
    "women": "woman",
}


class Token(NamedTuple):
    start: int
    end: int
    word: str  # as it stands in the text
    key: str  # as the vocabulary knows it
    follows: bool  # nothing but a space or a hyphen stands between it and the word before


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of `text`; a full stop joins only "E. coli" and its like."""
    end = -1
    letter = False
    for match in WORD.finditer(text):
        word, start = match.group(), match.start()
        follows = end >= 0 and _joins(text[end:start], after_letter=letter)
        end, letter = match.end(), len(word) == 1
        yield Token(start, end, word, key(word), follows)


def _joins(gap: str, *, after_letter: bool) -> bool:
    if gap in (" ", "-"):
        return True
    if len(gap) > LONGEST_GAP:
        return False
    return GAP.fullmatch(gap) is not None or (after_letter and gap in (".", ". "))


def phrase(words: list[Token], at: int, length: int) -> str:
    """Return the keys of `length` words from `at`, or "" when they do not hang together."""
    if length == 1:
        return words[at].key
    some = words[at : at + length]
    together = len(some) == length and all(word.follows for word in some[1:])
    return " ".join([word.key for word in some]) if together else ""


def shouted(words: list[Token], at: int) -> bool:
    """Tell whether the words beside `at` stand in capitals too: "ADD TO CART" is no disease."""
    before = words[at - 1] if at and words[at].follows else None
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].follows else None
    return any(word and len(word.word) > 1 and word.word.isupper() for word in (before, after))


def keys(text: str) -> tuple[str, ...]:
    """Return the words of `text` as the vocabulary knows them."""
    return tuple(map(key, WORD.findall(text)))


@lru_cache(maxsize=16_384)
def key(word: str) -> str:
    """Reduce `word` to lower case, without possessive and plural; most words come again."""
    plain = word.lower().replace("’", "'")
    if plain.endswith("'s"):
        return IRREGULAR.get(plain[:-2], plain[:-2])
    return _singular(plain) if plain.endswith("s") else IRREGULAR.get(plain, plain)


def _singular(word: str) -> str:
    if len(word) < 4 or word in INVARIABLE or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 5:
        return f"{word[:-3]}y"
    if word.endswith("oses") and len(word) > 7 and not word.endswith(VERBS_IN_OSES):
        return f"{word[:-2]}is"
    return IRREGULAR.get(word) or word[: -2 if _adds_es(word) else -1]


def _adds_es(word: str) -> bool:
    if word.endswith(("aches", "auses")):
        return False
    return word.endswith(("sses", "xes", "ches", "shes", "zzes", "uses"))
