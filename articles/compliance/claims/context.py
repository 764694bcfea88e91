"""
Find claims that no single verb makes: season wording, hospital use, a study as the reason.

DC-10 (implied by context) and DC-04c (a disease-titled study as promotion). What is implied is
a matter of judgment, so most of it is for a person to look at.
"""

from collections.abc import Iterator

from articles.compliance.claims import agents, chains, hooks, scope
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import targets
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

ACTING = ("benefit", "remedy", "attack")


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield what context implies in `statement`, with what stands before it."""
    for way in (_season, hooks.asked, hooks.told_to_take, hooks.pleased, chains.hits, _study):
        yield from way(statement)


def _season(statement: Statement) -> Iterator[Hit]:
    """ "Support during the cold and flu season" (65 FR 1000)."""
    yield from _in_season(statement)
    whole = len(statement.words)
    for start, end in statement.marked("season"):
        acting = any(statement.marked(kind) for kind in ACTING)
        promoted = acting or agents.names_goods(statement, 0, whole)
        if not promoted or agents.names_other(statement, 0, whole):
            continue
        if not scope.cleared(statement, start, end):
            yield Hit("DC-10", start, end, "the season of a disease", Severity.WARN)


def _in_season(statement: Statement) -> Iterator[Hit]:
    """ "The flu is going around. Don't leave home without our zinc": the season before."""
    earlier = statement.before
    if earlier is None or not earlier.marked("season") or scope.asks(earlier):
        return
    whole = len(statement.words)
    offered = statement.marked("offer") or hooks.ORDERS.intersection(statement.words[:2])
    if offered and agents.names_goods(statement, 0, whole) and not scope.advises(statement, 0):
        yield Hit("DC-10", 0, whole, "the season of a disease", Severity.WARN, earlier)


def hospital(statement: Statement) -> Iterator[Hit]:
    """Trials in the very ill told beside the goods: "shortens hospital stays in the ICU"."""
    better, gains = statement.marked("positive_result"), statement.marked("improvement")
    if not statement.marked("setting") or not better or not gains:
        return
    place = better[0][0]
    goods = agents.names_goods(statement, 0, len(statement.words))
    if goods and not scope.cleared(statement, place, place + 1):
        start, end = min(place, gains[0][0]), max(gains[-1][1], better[0][1])
        yield Hit("DC-10", start, end, "use in hospital", Severity.WARN)


def _study(statement: Statement) -> Iterator[Hit]:
    """DC-04c: "a trial in stroke survivors is the reason our softgel has omega-3"."""
    if not statement.marked("study") or not statement.marked("reason"):
        return
    own = agents.names_own(statement, 0, len(statement.words))
    if not own and not {"we", "us"}.intersection(statement.words):
        return
    for target in targets(statement):
        if not scope.cleared(statement, target.start, target.end):
            why = "a study of a disease as promotion"
            yield Hit("DC-04c", target.start, target.end, why, Severity.WARN)
            return
