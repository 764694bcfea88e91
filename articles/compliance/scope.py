"""
Decide what a phrase is worth inside its sentence: claimed, denied, asked or reported.

A trigger word alone proves nothing. "It supports digestion" claims; "it does not support
digestion", "does it support digestion?" and "the gut needs it to support digestion" don't.
Every claim rule asks here, so that the next one need not learn it again. A hedge ("may",
"could") clears nothing: warning letters quote hedged claims.
"""

import re

from articles.compliance import words


def whole(alternatives: str) -> re.Pattern[str]:
    """Compile `alternatives` to match at word edges and in any case."""
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


REACH = 200
"""How far back, in characters, a negation is looked for: a long clause, and never a whole page."""
OBJECT = 90
"""How far after a verb its object is looked for, in characters."""

NEGATION = whole(words.NEGATIONS)
PSEUDO_NEGATION = whole(words.PSEUDO_NEGATIONS)
CLAUSE_EDGE = re.compile(rf"[;:—]|\s–\s|(?<!\w)(?:{words.CLAUSE_EDGES})(?!\w)", re.IGNORECASE)
UNDECIDED = whole(words.UNDECIDED)
QUESTION = re.compile(r"\?[\"'”’)\]*†‡§]{0,8}$")
RHETORICAL = re.compile(r"^\W{0,4}(?:who says|why not|want|ready|looking)\b", re.IGNORECASE)
FDA_TEXT = re.compile(
    r"evaluated by the f|has not evaluated|intended to (?:diagnose|treat|cure|prevent|mitigate)",
    re.IGNORECASE,
)


def clause_before(sentence: str, position: int) -> str:
    """Return the words of the same clause that stand before `position`."""
    before = sentence[max(0, position - REACH) : position]
    edges = [edge.end() for edge in CLAUSE_EDGE.finditer(before)]
    return before[edges[-1] :] if edges else before


def clause_after(sentence: str, position: int) -> str:
    """Return the words of the same clause from `position` on, `OBJECT` characters at most."""
    after = sentence[position : position + OBJECT]
    edge = CLAUSE_EDGE.search(after)
    return after[: edge.start()] if edge else after


def denied(sentence: str, position: int) -> bool:
    """Tell whether a negation of the same clause reaches the phrase at `position`."""
    before = PSEUDO_NEGATION.sub(" ", clause_before(sentence, position))
    return NEGATION.search(before) is not None


def undecided(sentence: str) -> bool:
    """Tell whether `sentence` asks, or reports that nobody knows; a sales question still claims."""
    asked = QUESTION.search(sentence) is not None and not RHETORICAL.match(sentence)
    return asked or UNDECIDED.search(sentence) is not None


def disclaims(sentence: str) -> bool:
    """Tell whether `sentence` is disclaimer language, which is never a claim itself."""
    return FDA_TEXT.search(sentence) is not None
