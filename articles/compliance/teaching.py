"""
Say what is wrong with a term before a reviewer teaches it, each time with the way out.

The engine refuses what it cannot look up; here stands what a person is likely to get wrong:
a pattern for a phrase, a word the vocabulary has already, a disease called everyday.
"""

import re
from collections.abc import Iterable

from articles.compliance.claims import reviewer_terms
from articles.compliance.claims.compiling import EVERYDAY
from articles.compliance.claims.folding import fold
from articles.compliance.claims.reviewer_terms import KINDS
from articles.compliance.claims.vocabulary import Term as Known
from articles.compliance.claims.vocabulary import standard
from articles.compliance.claims.wordforms import IRREGULAR, keys
from articles.compliance.policy import Term

PATTERN = re.compile(r"[\\^$*+?|\[\]{}()<>]|\.\.")
LEAST_REASON = 20
"""Characters of a reason to silence what the standard vocabulary reads; as for R3."""
NAMES = {kind.files: name for name, kind in KINDS.items()}
GRAVE = frozenset({"diseases", "disease_words", "symptoms", "drugs", "drug_classes", "pathogens"})


def normal(phrase: str) -> str:
    """Return `phrase` as it is kept: single spaces, small letters unless all are capitals."""
    shown = " ".join(fold(phrase).shown.split())
    return shown if shown.isupper() else shown.lower()


def refusals(term: Term, *, why: str, known: Iterable[Term]) -> dict[str, str]:
    """Return what is wrong with `term` by field; `known` are the house's terms in force."""
    wrong = {"phrase": _about_phrase(term, known), "why": _about_reason(term, why)}
    return {field: words for field, words in wrong.items() if words}


def silenced(phrase: str) -> tuple[str, ...]:
    """Return the diseases, signs and drugs in `phrase` that "everyday" keeps the rules from."""
    return tuple(found.canonical for found in _read(phrase) if found.kind & GRAVE)


def mentioned(phrase: str, text: str) -> bool:
    """Tell whether `phrase` could be found in `text`; never False where it would be."""
    folded = fold(text)
    words = keys(phrase)
    longest = max(words, key=len, default="")
    # The end of a word may be inflected, and "anti" may stand before it.
    if longest[: max(3, len(longest) - 3)] in folded.text:
        return True
    odd = set(words) & set(IRREGULAR.values())
    return bool(odd) and set(words) <= set(keys(folded.shown))


def _about_phrase(term: Term, known: Iterable[Term]) -> str:
    if PATTERN.search(term.phrase):
        return (
            "This looks like a pattern. Write the phrase as it stands in a letter: capitals, "
            "plurals and odd typography are seen through."
        )
    if reason := reviewer_terms.refusal(term.kind, term.phrase):
        return reason
    if term in known:
        return "This house has the term already. To word it anew, retire it first."
    return _about_standard(term)


def _about_standard(term: Term) -> str:
    whole = [found for found in _read(term.phrase) if _spans(found, term.phrase)]
    if term.kind == EVERYDAY:
        if _read(term.phrase):
            return ""
        return "No rule reads anything in this phrase, so there is nothing to silence."
    if any(KINDS[term.kind].files in found.kind for found in whole):
        return (
            f"The standard vocabulary has it already, as a {_named(term.kind)}; there is nothing "
            "to add."
        )
    return ""


def also(term: Term) -> str:
    """Say what the standard vocabulary takes the phrase for besides; "" for nothing."""
    kinds = {
        kind
        for found in _read(term.phrase)
        if _spans(found, term.phrase)
        for kind in found.kind - {KINDS[term.kind].files}
    }
    if not kinds or term.kind == EVERYDAY:
        return ""
    named = " and a ".join(sorted(_named(NAMES.get(kind, kind)) for kind in kinds))
    return f"The standard vocabulary knows it as a {named}. It stays that, too."


def _about_reason(term: Term, why: str) -> str:
    if not why.strip():
        return "Say where you met it and why it matters; it stays in the records."
    grave = silenced(term.phrase) if term.kind == EVERYDAY else ()
    if grave and len(why.strip()) < LEAST_REASON:
        return (
            f"It keeps every rule from reading {_listed(grave)}. Say in at least {LEAST_REASON} "
            "characters why that is right here."
        )
    return ""


def _read(phrase: str) -> tuple[Known, ...]:
    return standard().find(fold(phrase).shown)


def _spans(found: Known, phrase: str) -> bool:
    return keys(fold(phrase).shown[found.start : found.end]) == keys(phrase)


def _named(kind: str) -> str:
    return kind.replace("_", " ")


def _listed(words: Iterable[str]) -> str:
    return " and ".join(f"“{word}”" for word in words)
