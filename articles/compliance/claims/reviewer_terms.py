"""
Add the words of a house's own reviewers to the standard vocabulary.

A reviewer who meets a word that the files do not know adds it here and now; `extended` takes
all such terms as (kind, phrase) pairs and gives the vocabulary to check with. `KINDS` says what
a kind does, in words for the person who chooses one; `refusal` says why a term cannot be added.

What a newcomer gets wrong: adding never takes a meaning away. A word that the standard calls a
disease stays one when it is added as a nutrient; only "everyday" silences it.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from articles.compliance.claims.compiling import EVERYDAY
from articles.compliance.claims.vocabulary import Vocabulary, standard
from articles.compliance.claims.wordforms import keys

LONGEST = 80
"""Characters of a phrase; the longest of the files has some sixty."""
SHORTEST = 3
"""Letters of a word in small letters: "ms" would be found in every letter's "Ms. Roth"."""
SHELVES = 8
"""Extended vocabularies kept at a time: one is in force, a few more are being compared."""


class Kind(NamedTuple):
    """A kind of term that a reviewer may add, and what adding one does."""

    name: str
    files: str
    """The file of `vocabulary/` that the standard keeps such terms in."""
    explanation: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "disease",
            "diseases",
            "A disease or injury, by its name or as people call it: “gout”, “leaky gut”. "
            "An effect claimed on it is a disease claim (DC-01).",
        ),
        Kind(
            "symptom",
            "symptoms",
            "A sign by which a disease is known: “joint pain”, “night sweats”. "
            "An effect claimed on it is a disease claim (DC-02).",
        ),
        Kind(
            "marker",
            "markers",
            "A value that is measured: “LDL”, “blood pressure”. Lowering or raising it is a "
            "disease claim (DC-02); keeping it within the normal range is not.",
        ),
        Kind(
            "drug",
            "drugs",
            "A medicine by its generic or brand name: “metformin”. The product may not replace it, "
            "be compared with it or be added to it (DC-04b, DC-06, DC-07).",
        ),
        Kind(
            "drug_class",
            "drug_classes",
            "A class of drugs: “antiviral”, “painkiller”. The product may not be called one "
            "(DC-05).",
        ),
        Kind(
            "structure",
            "structures",
            "A part of the healthy body: “gut lining”, “cartilage”. Supporting it is a "
            "structure/function statement (SF-01), which needs the disclaimer.",
        ),
        Kind(
            "function",
            "functions",
            "Something a healthy body does, or well-being: “digestion”, “restful sleep”. "
            "Supporting it is a structure/function statement (SF-01), which needs the disclaimer.",
        ),
        Kind(
            "nutrient",
            "nutrients",
            "What a supplement holds: a vitamin, herb or strain, “psyllium”. What is said of it is "
            "read as said of the product.",
        ),
        Kind(
            EVERYDAY,
            EVERYDAY,
            "A phrase that means nothing here, though a word in it looks as if it did: “rash "
            "decision”. No rule reads it any more, so keep it as long as it needs to be.",
        ),
    )
}


def refusal(kind: str, phrase: str) -> str:
    """Say why `phrase` cannot be added as a `kind`, and the way out; "" when it can."""
    if kind not in KINDS:
        return f"There is no kind of term called “{kind}”. Choose one of: {', '.join(KINDS)}."
    words = keys(phrase)
    if not words or phrase.strip().startswith("-"):
        return "A term is a word or a phrase, as it stands in a letter."
    if len(phrase.strip()) > LONGEST:
        return f"A term has at most {LONGEST} characters. Add the part that carries the meaning."
    if len("".join(words)) < SHORTEST and not phrase.strip().isupper():
        return (
            f"In small letters a term has at least {SHORTEST} letters, or it would be found by "
            "chance. Write an acronym in capitals: it is then found in capitals only."
        )
    return ""


def extended(terms: Iterable[tuple[str, str]]) -> Vocabulary:
    """
    Return the standard vocabulary with `terms`, (kind, phrase) pairs in any order, added.

    The same terms give the same vocabulary, and the same `version`; no terms, the standard.
    ValueError: a term that `refusal` refuses.
    """
    asked = frozenset((kind, " ".join(phrase.split())) for kind, phrase in terms)
    for kind, phrase in sorted(asked):
        if reason := refusal(kind, phrase):
            raise ValueError(f"“{phrase}”: {reason}")
    return _extended(asked)


@lru_cache(maxsize=SHELVES)
def _extended(terms: frozenset[tuple[str, str]]) -> Vocabulary:
    if not terms:
        return standard()
    # Everyday first: where reviewers disagree about a phrase, the meaning wins.
    ordered = sorted(terms, key=lambda term: (term[0] != EVERYDAY, term))
    shelves: dict[str, list[str]] = {}
    for kind, phrase in ordered:
        written = phrase if phrase.isupper() else phrase.lower()
        shelves.setdefault(KINDS[kind].files, []).append(written)
    return standard().extended(shelves)
