"""
Know the disclaimer's wording, which 21 CFR 101.93(c) fixes to the word.

Printing is free, words are not: case, curly quotes, bold marks, a leading symbol or the label
"Disclaimer:" change nothing; "the FDA" for the agency's full name, "our products" for "this
product" or a missing second sentence do, and take the protection away.
"""

import re
from difflib import SequenceMatcher

PRODUCT = (
    "This product is not intended to diagnose, treat, cure, or prevent any disease."  # (c)(1)-(2)
)
AGENCY = "not been evaluated by the Food and Drug Administration."
SINGULAR = f"This statement has {AGENCY} {PRODUCT}"
"""The form for one statement, 21 CFR 101.93(c)(1)."""
PLURAL = f"These statements have {AGENCY} {PRODUCT}"
"""The form for several statements, 21 CFR 101.93(c)(2)."""

DRESSING = re.compile(r"[*_†‡§¶#]+|[\"“”]")
LABEL = re.compile(r"^(?:fda\s)?disclaimer\s?[:—–-]\s?", re.IGNORECASE)
LONGEST = 80
"""Words compared at most; a text longer than that differs anyway."""

NOT_EVALUATED = re.compile(
    r"\b(?:not|no|nothing|never|none)\b.{0,120}?\bevaluated\s(?:\w{1,20}\s)?by\b.{0,40}?\b(?:fda|food\b)"
    r"|\b(?:fda|administration)\s(?:has|have)\s(?:not|never)\sevaluated\b",
    re.IGNORECASE | re.DOTALL,
)
NOT_INTENDED = re.compile(
    r"\b(?:not|no|nothing|never|none)\b.{0,120}?\bintended\sto\b(?P<rest>.{0,120})",
    re.IGNORECASE | re.DOTALL,
)
MEDICAL_VERB = re.compile(r"\b(?:diagnose|treat|cure|prevent|mitigate)\b", re.IGNORECASE)


def looks_like(sentence: str) -> bool:
    """Tell whether `sentence` sets out to be the disclaimer or a part of it, well or badly."""
    if NOT_EVALUATED.search(sentence):
        return True
    intended = NOT_INTENDED.search(sentence)
    return intended is not None and len(set(MEDICAL_VERB.findall(intended["rest"].lower()))) >= 2


def bare(text: str) -> str:
    """Return `text` without dressing: one case, single spaces, no marks, label or quotes."""
    words = " ".join(DRESSING.sub("", text).replace("’", "'").casefold().split())
    return LABEL.sub("", words)


def is_singular(text: str) -> bool:
    return bare(text) == bare(SINGULAR)


def is_plural(text: str) -> bool:
    return bare(text) == bare(PLURAL)


def differences(text: str) -> str:
    """
    Say in words how `text` departs from the nearer of the two forms; empty when it is one.

    Each difference reads “ours” instead of “theirs”, “missing”, or “added”.
    """
    if is_singular(text) or is_plural(text):
        return ""
    words = bare(text).split()[:LONGEST]
    form = max(
        (PLURAL, SINGULAR),
        key=lambda form: SequenceMatcher(None, bare(form).split(), words, autojunk=False).ratio(),
    )
    return _compared(text, form)


def departure(text: str, form: str) -> str:
    """Say how `text` departs from `form`, one of the two, word by word; empty when it is it."""
    told = _compared(text, form)
    return (
        f"These are not the words of 21 CFR 101.93(c): {told}. They are: “{form}”" if told else ""
    )


def _compared(text: str, form: str) -> str:
    required, words = bare(form).split(), bare(text).split()[:LONGEST]
    matcher = SequenceMatcher(None, required, words, autojunk=False)
    return "; ".join(
        _difference(" ".join(required[a1:a2]), " ".join(words[b1:b2]))
        for kind, a1, a2, b1, b2 in matcher.get_opcodes()
        if kind != "equal"
    )


def _difference(required: str, written: str) -> str:
    if not written:
        return f"“{required}” is missing"
    if not required:
        return f"“{written}” is added"
    return f"“{written}” stands for “{required}”"
