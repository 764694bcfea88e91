"""
Tell whether two values of a field say the same in other words.

One function per field; each takes what was typed and what is registered, both not empty. Case,
accents, inline markup, dashes, entities and the full stop at the end never count.
"""

import html
import re

from references import pages
from references.titles import fold

TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.I)
# Registries put these before or after the title of a paper that is still the same paper.
MARKS = re.compile(
    r"^\W*(?:retracted(?: article| paper)?|withdrawn)\W+(?=\w)|[(\[]?\bretracted article\b.*$", re.I
)
GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "κ": "kappa", "μ": "mu", "µ": "mu",
    "ω": "omega", "λ": "lambda", "ε": "epsilon", "σ": "sigma", "τ": "tau",
}  # fmt: skip
FIRM = re.compile(
    r"\b(?:inc|llc|ltd|gmbh|co|corp|company|press|publish(?:ers?|ing)|group|verlag|books|and|sons|"
    r"the|academic)\b"
)
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
SUPPLEMENT = re.compile(r"s(?:upp?l?(?:ement(?:ary|s)?)?)?[\s._-]*(?=[0-9]|$)")
LONGEST = 2000
"""Characters of a title that are compared."""


def title_words(text: str) -> str:
    """Return a title folded to words and single spaces, the markup and Greek letters resolved."""
    plain = TAG.sub("", html.unescape(text[:LONGEST]))
    spelled = "".join(f" {GREEK[c]} " if c in GREEK else c for c in fold(MARKS.sub("", plain)))
    spelled = re.sub(r"[’'‘`´]", "", spelled.replace("&", " and "))
    return " ".join(re.findall(r"[^\W_]+", spelled)) or plain.strip()


def same_title(ours: str, theirs: str) -> bool:
    """Compare letters and digits alone, so `β-glucan` is `beta glucan`."""
    return title_words(ours).replace(" ", "") == title_words(theirs).replace(" ", "")


def same_day(ours: str, theirs: str) -> bool:
    """Compare ISO dates in the precision that both have."""
    return ours.startswith(theirs) or theirs.startswith(ours)


def same_number(ours: str, theirs: str) -> bool:
    """Compare volumes or issues: `7–8` is `7-8`, `Suppl. 1` is `suppl_1` and `S1`."""
    mine, yours = _number(ours), _number(theirs)
    # Registries leave out that the whole issue was a supplement: “9 Suppl” and “9”.
    return mine == yours or (mine.rstrip("s") == yours.rstrip("s") != "")


def same_pages(ours: str, theirs: str) -> bool:
    """Compare pages; the first page alone does not contradict the range that it begins."""
    mine, yours = _pages(ours), _pages(theirs)
    if mine == yours:
        return True
    (first, last), (start, end) = pages.split(mine), pages.split(yours)
    return first == start and not (last and end)


def same_publisher(ours: str, theirs: str) -> bool:
    """Compare names of publishers without `Inc`, `Press` and the like."""
    mine, yours = _firm(ours), _firm(theirs)
    return mine == yours or (min(mine, yours, key=len) in max(mine, yours, key=len) and mine != "")


def same_edition(ours: str, theirs: str) -> bool:
    """Compare `6`, `6th ed` and `sixth edition`."""
    return _edition(ours) == _edition(theirs)


def _number(text: str) -> str:
    plain = re.sub(r"[‐‑‒–—−/]+", "-", fold(text))
    plain = re.sub(r"\b(?:vol(?:ume)?|no|issue|nr|iss)\b\.?", "", plain)
    return re.sub(r"[\s._]", "", SUPPLEMENT.sub("s", plain)) or text.strip()


def _pages(text: str) -> str:
    plain = re.sub(r"^\s*(?:pp?|pages?|article)\b\.?\s*", "", fold(text))
    return re.sub(r"\s", "", pages.expand(plain.replace("−", "-"))) or text.strip()


def _firm(text: str) -> str:
    plain = fold(text)
    return re.sub(r"[\W_]", "", FIRM.sub("", plain)) or re.sub(r"[\W_]", "", plain) or text


def _edition(text: str) -> str:
    plain = fold(text)
    digits = re.search(r"[0-9]+", plain)
    word = next((str(n) for n, name in enumerate(ORDINALS, start=1) if name in plain), "")
    return digits[0] if digits else word or re.sub(r"\W|edition|edn?|ed\b", "", plain)
