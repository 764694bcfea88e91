"""
Make up words, and sentences of them: as unevenly used as real ones, and meaning nothing.

No rule of compliance can be hurt by them, and nobody can take a sample for advice.
"""

from collections.abc import Iterator
from itertools import accumulate
from random import Random

ONSETS = (*"bcdfghklmnprstvwz", "br", "dr", "fl", "gl", "pl", "st", "tr")
VOWELS = (*"aeiou", "ai", "ea", "io")
ENDINGS = (*"lmnrstx", "ne", "ra", "ta")
VOCABULARY = 4000


class Words:
    """A vocabulary whose n-th word comes n times as rarely as its first."""

    def __init__(self, dice: Random) -> None:
        self.all = tuple(_invent(dice))
        self._weights = tuple(accumulate(1 / rank for rank in range(3, len(self.all) + 3)))

    def some(self, dice: Random, count: int) -> list[str]:
        """Return `count` words, the usual ones often."""
        return dice.choices(self.all, cum_weights=self._weights, k=count)

    def sentence(self, dice: Random, count: int) -> str:
        """Return a sentence of `count` words."""
        return " ".join(self.some(dice, count)).capitalize() + "."


def _invent(dice: Random) -> Iterator[str]:
    known: set[str] = set()
    while len(known) < VOCABULARY:
        syllables = [dice.choice(ONSETS) + dice.choice(VOWELS) for _ in range(dice.randint(1, 3))]
        word = "".join(syllables) + dice.choice(ENDINGS)
        if word not in known:
            known.add(word)
            yield word
