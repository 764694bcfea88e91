"""
Recognise words that no list holds by the way medicine builds its words.

"-itis" is an inflammation and "-mab" an antibody whatever stands before it (Greek and Latin
combining forms; the WHO's common stems for drug names). The endings stand in the vocabulary
files as lines like `-itis`; ordinary words with such an ending ("diagnosis", "aroma") stand
in `vocabulary/everyday.txt`. The longest ending wins, and a listed word over any ending.
"""

from collections.abc import Mapping

SHORTEST_STEM = 3
LONGEST_ENDING = 12
LONGEST_WORD = 40
ILLS = frozenset({"diseases", "symptoms", "pathogens"})
DRUG_CLASS = frozenset({"drug_classes"})


def by_ending(word: str, endings: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the kinds of the longest ending `word` has, or an empty set."""
    if len(word) > LONGEST_WORD or not word.isalpha():
        return frozenset()
    for start in range(max(SHORTEST_STEM, len(word) - LONGEST_ENDING), len(word) - 1):
        if kinds := endings.get(word[start:]):
            return kinds
    return frozenset()


def against(kinds: frozenset[str]) -> frozenset[str]:
    """Return what "anti-" makes of a word of `kinds`: a drug class of an ill, else nothing."""
    return DRUG_CLASS if kinds & ILLS else frozenset()
