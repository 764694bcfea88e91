"""
Find claims that no single verb makes: season wording, chains, hospital use, founders' stories.

DC-10 (implied by context) and DC-04c (a disease-titled study as promotion). What is implied is
a matter of judgment, so most of it is for a person to look at.
"""

from collections.abc import Iterator

from articles.compliance.claims import agents, hooks, phrases, scope
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import Target, targets
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

ACTING = ("benefit", "remedy", "attack")
SICK = ("diseases", "disease_words", "symptoms")
MADE = frozenset(("built", "made", "created", "formulated", "designed", "developed"))
NEED = phrases.words("context.need")


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield what context implies in `statement`, with what stands before it."""
    ways = (_season, hooks.asked, hooks.told_to_take, hooks.pleased, _chain, _study, _founder)
    for way in ways:
        yield from way(statement)


def _season(statement: Statement) -> Iterator[Hit]:
    """ "Support during the cold and flu season" (65 FR 1000)."""
    whole = len(statement.words)
    for start, end in statement.marked("season"):
        acting = any(statement.marked(kind) for kind in ACTING)
        promoted = acting or agents.names_goods(statement, 0, whole)
        if not promoted or agents.names_other(statement, 0, whole):
            continue
        if not scope.cleared(statement, start, end):
            yield Hit("DC-10", start, end, "the season of a disease", Severity.WARN)


def _chain(statement: Statement) -> Iterator[Hit]:
    """ "Low X causes a disease, and our formula fixes X"."""
    for solve in statement.marked("solve"):
        start = statement.clause_start(solve[0])
        if not agents.names_own(statement, start, solve[0]) or scope.cleared(statement, *solve):
            continue
        for window in (statement, statement.before):
            limit = solve[0] if window is statement else None
            sick = _caused(window, limit)
            if sick:
                begin = sick.start if window is statement else 0
                yield Hit("DC-10", begin, solve[1], "a chain from a lack to a disease to the goods")
                return


def _caused(window: Statement | None, limit: int | None) -> Target | None:
    """Return a disease that `window` says is caused by something, up to the word `limit`."""
    if window is None or window.asks:
        return None
    end = len(window.words) if limit is None else limit
    causes = window.within("cause", 0, end)
    if not causes or scope.denied(window, causes[0][0]):
        return None
    return next((t for t in targets(window) if t.end <= end and t.kind in SICK), None)


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


def _founder(statement: Statement) -> Iterator[Hit]:
    """A founder's story ("made for Rosa, who lives with ...") and then what her disease needs."""
    earlier = statement.before
    if earlier is None or not MADE.intersection(earlier.words) or "for" not in earlier.words:
        return
    sick = any(target.kind in ("diseases", "symptoms") for target in targets(earlier))
    told = sick and agents.names_goods(earlier, 0, len(earlier.words))
    whole = len(statement.words)
    if told and NEED.intersection(statement.words) and agents.names_goods(statement, 0, whole):
        why = "a founder's story that ties the goods to a disease"
        yield Hit("DC-10", 0, whole, why, Severity.WARN)
