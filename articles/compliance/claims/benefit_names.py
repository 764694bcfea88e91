"""
Know names and tags that promise a benefit and no disease: "CardioHealth", "#gutsupport".

FDA lets such names stand as structure/function statements (65 FR 1000: "Cardiohealth", "Heart
Tabs"); names that hint at a disease are found in `names`, and win.
"""

import re

from articles.compliance.claims import phrases
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement

FINITE = phrases.words("benefits.finite")
DOSAGE = phrases.words("benefits.dosage")
MOODS = phrases.words("names.moods")
ORGANS = "|".join(sorted(phrases.words("names.organs")))
PROMISES = "|".join(sorted(phrases.words("names.promises")))
COINED = re.compile(rf"(?:{ORGANS})(?:{PROMISES})")
TAG = re.compile(rf"#(?:{ORGANS})(?:health|function)?(?:support|boost|booster)\b", re.IGNORECASE)
ALONE = 3
LONGEST = 5


def named(statement: Statement) -> Span | None:
    """Return the words of a name or tag that promises a benefit."""
    words = [word for word in statement.words if word[0].isalnum()]
    whole = (0, len(statement.words))
    if TAG.search(statement.shown):
        return whole
    if not words or len(words) > LONGEST or FINITE.intersection(words):
        return None
    if len(words) <= ALONE and statement.shown[:1].isupper() and _is_coined(statement):
        return whole
    return whole if _is_titled(statement) and MOODS.intersection(words) else None


def _is_coined(statement: Statement) -> bool:
    return any(COINED.fullmatch(word) for word in statement.words)


def _is_titled(statement: Statement) -> bool:
    """Tell whether it reads as the name of goods: "Sweet Dreams Gummies"."""
    shown = [statement.shown[start:end] for start, end in statement.spans]
    titled = all(word[0].isupper() for word in shown if word[0].isalpha())
    last = statement.words[-1]
    ends = any(term.end == len(statement.words) for term in statement.of("nutrients"))
    return titled and (ends or last in DOSAGE)
