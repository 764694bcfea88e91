"""
Find claims that take several sentences: chains, bridges and founders' stories (DC-10).

"Leaky gut is the root of Hashimoto's. Glutamine seals the gut.": the word that both share ties
the goods to the disease. A bridge ("that's why we made ...") ties them without one. Disease
biology with neither stays biology, however near the product is.
"""

from collections.abc import Iterator

from articles.compliance.claims import agents, phrases, scope
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import Target, targets
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

WINDOW = 3
SICK = ("diseases", "disease_words", "symptoms")
ACTING = ("solve", "benefit", "attack", "change")
MADE = frozenset(("built", "made", "created", "formulated", "designed", "developed"))
NEED = phrases.words("chains.need")
PLAIN = phrases.words("chains.plain")
"""Words that two sentences may share and still speak of different things."""
ORDERS = phrases.words("hooks.orders")
REACH = 7
SHORT = 12


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield what `statement` completes; the finding stands in it alone."""
    whole = len(statement.words)
    if not agents.names_goods(statement, 0, whole):
        return
    for way in (_solved, _linked, _bridged, _founder, _offered):
        hit = way(statement)
        if hit:
            yield hit
            return


def _solved(statement: Statement) -> Hit | None:
    """ "Low X causes a disease, and our formula fixes it"."""
    for solve in statement.marked("solve"):
        start = statement.clause_start(solve[0])
        if not agents.names_own(statement, start, solve[0]) or scope.cleared(statement, *solve):
            continue
        for window in statement.window(WINDOW - 1):
            sick = _caused(window, solve[0] if window is statement else len(window.words))
            if sick:
                begin = sick.start if window is statement else 0
                why = f"a chain to {sick.term.canonical}"
                since = None if window is statement else window
                return Hit("DC-10", begin, solve[1], why, since=since)
    return None


def _caused(window: Statement, end: int) -> Target | None:
    """Return a disease that `window` says is caused by something, up to the word `end`."""
    causes = window.within("cause", 0, end)
    if not causes or window.asks or scope.denied(window, causes[0][0]):
        return None
    return next((t for t in targets(window) if t.end <= end and t.kind in SICK), None)


def _linked(statement: Statement) -> Hit | None:
    """ "X causes a disease. Our goods act on X": the shared word makes the chain."""
    for acting in _acts(statement):
        end = min(acting[1] + REACH, statement.clause_end(acting[1] - 1))
        aims = _content(statement, acting[1], end)
        for window in statement.window(WINDOW):
            if window is statement:
                continue
            sick = _caused(window, len(window.words))
            if sick and aims & _content(window, 0, len(window.words)):
                own = agents.names_own(statement, 0, len(statement.words))
                why = f"a chain to {sick.term.canonical}"
                severity = Severity.BLOCK if own else Severity.WARN
                return Hit("DC-10", acting[0], end, why, severity, window)
    return None


def _acts(statement: Statement) -> Iterator[Span]:
    """Yield the verbs of `statement` whose subject is goods."""
    for kind in ACTING:
        for verb in statement.marked(kind):
            start = statement.clause_start(verb[0])
            goods = agents.names_goods(statement, start, verb[0])
            if goods and not scope.cleared(statement, *verb):
                yield verb


def _content(statement: Statement, start: int, end: int) -> set[str]:
    """Return the words of terms between two words that may tie one sentence to another."""
    words = {
        word.removesuffix("s")
        for term in statement.terms
        if start <= term.start and term.end <= end
        for word in statement.words[term.start : term.end]
    }
    return {word for word in words if len(word) > 2} - PLAIN


def _bridged(statement: Statement) -> Hit | None:
    """ "... ulcers for years. That's why we made Enterova.": a person looks."""
    for bridge in statement.marked("bridge"):
        if bridge[1] - bridge[0] == 1 and bridge[0] > 0:
            continue  # "Enter Enterova" opens a sentence; "when you enter the shop" does not
        if scope.denied(statement, bridge[0]) or scope.rejected(statement, bridge[0]):
            continue
        for window in statement.window(WINDOW):
            end = bridge[0] if window is statement else len(window.words)
            if _suffers(window, end):
                why = "a bridge from a disease to the goods"
                since = None if window is statement else window
                return Hit("DC-10", bridge[0], len(statement.words), why, Severity.WARN, since)
    return None


def _suffers(window: Statement, end: int) -> bool:
    """Tell whether `window` tells up to the word `end` of a disease that somebody has."""
    return any(
        target.end <= end
        and target.kind in SICK
        and not scope.cleared(window, target.start, target.end)
        for target in targets(window)
    )


def _founder(statement: Statement) -> Hit | None:
    """A founder's story ("made for Rosa, who lives with ...") and then what her disease needs."""
    earlier = statement.before
    if earlier is None or not MADE.intersection(earlier.words) or "for" not in earlier.words:
        return None
    sick = any(target.kind in ("diseases", "symptoms") for target in targets(earlier))
    told = sick and agents.names_goods(earlier, 0, len(earlier.words))
    if told and NEED.intersection(statement.words):
        why = "a founder's story that ties the goods to a disease"
        return Hit("DC-10", 0, len(statement.words), why, Severity.WARN, earlier)
    return None


def _offered(statement: Statement) -> Hit | None:
    """ "One in eight women gets it. Start with Iodine Plus": fear, then an order."""
    words, whole = statement.words, len(statement.words)
    ordered = words[0] in ORDERS and agents.names_goods(statement, 1, whole)
    if not ordered or whole > SHORT or scope.advises(statement, 0):
        return None
    for window in statement.window(WINDOW):
        if window is not statement and not window.asks and _suffers(window, len(window.words)):
            why = "an offer right after a disease"
            return Hit("DC-10", 0, whole, why, Severity.WARN, window)
    return None
