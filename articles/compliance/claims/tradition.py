"""
Find traditional-use claims (SUB-07): "used for centuries to settle the stomach".

FTC Health Products Compliance Guidance: long use is no evidence, and telling of it implies that
the product works. A disease beside it is a disease claim all the same (DC-01). That a plant was
grown, traded or cooked for centuries is history.
"""

import re
from collections.abc import Iterator

from articles.compliance.claims import agents, phrases, scope
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

PURPOSE = frozenset(("to", "for", "as", "in", "against", "when", "by", "because"))
MEDICAL = phrases.words("tradition.medical")
YEARS = re.compile(r"\bfor (?:\w+ ){0,3}\d[\d,]{2,6}\+? years\b")
AIMS = ("diseases", "symptoms", "structures", "functions", "natural_states", "markers", "pathogens")


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield the traditional use that `statement` claims for goods."""
    long_ago = statement.marked("tradition")
    old = bool(long_ago) or YEARS.search(statement.shown.lower()) is not None
    use = statement.marked("tradition_use")
    if not old or not use or not _is_of_goods(statement) or not _serves(statement, use[0][1]):
        return
    if scope.cleared(statement, *use[0]):
        return
    start = min(use[0][0], long_ago[0][0] if long_ago else use[0][0])
    end = max(use[0][1], long_ago[0][1] if long_ago else use[0][1])
    yield Hit("SUB-07", start, end, "a traditional use", Severity.WARN)


def _is_of_goods(statement: Statement) -> bool:
    whole = len(statement.words)
    if agents.names_goods(statement, 0, whole):
        return True
    earlier = statement.before
    meant = bool(statement.within("pronoun", 0, 4)) and earlier is not None
    return meant and earlier is not None and agents.names_goods(earlier, 0, len(earlier.words))


def _serves(statement: Statement, end: int) -> bool:
    """Tell whether the use served the body, and not the kitchen."""
    words = statement.words
    aims = bool(statement.of(*AIMS)) or bool(statement.marked("wellbeing"))
    if statement.marked("culinary") and not (aims and MEDICAL.intersection(words)):
        return False
    return bool(MEDICAL.intersection(words)) or (aims and bool(PURPOSE.intersection(words[end:])))
