"""
Find values that are kept healthy without a word that they already are (SF-04).

FDA's small entity guide: "helps maintain cholesterol levels that are already within the normal
range" is a structure/function statement; without the last words it reads as help for the sick.
"""

from collections.abc import Iterable, Iterator

from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import targets
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

BESIDE = 4
"""Words behind the benefit in which its value may stand: "supports healthy levels of ..."."""


def hits(statement: Statement, found: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the value that a statement among `found` keeps healthy, out of its range's sight."""
    benefits = [hit for hit in found if hit.code == "SF-01"]
    for target in targets(statement) if benefits else ():
        inside = any(hit.start <= target.start < hit.end + BESIDE for hit in benefits)
        if target.kind == "markers" and inside:
            said = " ".join(statement.words[target.start : target.end])
            yield Hit("SF-04", target.start, target.end, f"“{said}”", Severity.WARN)
            return
