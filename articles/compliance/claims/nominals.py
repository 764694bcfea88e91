"""Find claims without a verb: "eczema relief", "a weapon against cancer", "for women with PCOS"."""

from articles.compliance.claims import agents, phrases
from articles.compliance.claims.objects import connected
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import Target

LINKS = frozenset(("for", "of", "from", "against", "in", "to"))
FIT_LINKS = frozenset(("for", "against", "in", "to"))
OFFERS = frozenset(("for", "against"))
CREDITING = phrases.words("nominals.crediting")
ASIDES = frozenset((",", "—", "("))
MEASURES = frozenset(("kit", "kits", "set", "box", "pack"))
"""What measures a value does nothing to it."""
PLAIN = phrases.words("nominals.plain")
SELLING = phrases.words("nominals.selling")
TEACHING = phrases.words("nominals.teaching")
BETWEEN_STOPS = phrases.words("nominals.between_stops")
RELATED = phrases.words("nominals.related")
NO_OFFER = frozenset(("example", "instance", "years", "decades", "centuries", "now", "more"))


def remedy(statement: Statement, target: Target) -> Span | None:
    """A noun before: "relief from migraine", "a weapon against cancer"."""
    start = statement.breath_start(target.start)
    for noun in reversed(statement.within("remedy", start, target.start)):
        between = statement.words[noun[1] : target.start][:3]
        linked = LINKS.intersection(between) and not TEACHING.intersection(between)
        if not linked or not connected(statement, noun[1], target.start):
            continue
        if _is_claimed(statement, noun, target):
            return noun[0], target.end
    return None


def _is_claimed(statement: Statement, noun: Span, target: Target) -> bool:
    """Tell whether a remedy noun is claimed of the goods, and not told of in general."""
    start, end = statement.clause_start(noun[0]), statement.clause_end(target.end - 1)
    if agents.names_goods(statement, start, end):
        return True
    bodies = agents.bodies_between(statement, start, noun[0])
    if bodies or agents.names_other(statement, start, noun[0]):
        return False
    if agents.names_other(statement, noun[1], end, ("lifestyle",)):
        return False
    if TEACHING.intersection(statement.words[target.end : end]):
        return False
    lead = _letters(statement, start, noun[0])
    pronoun = bool(statement.within("pronoun", start, noun[0]))
    return pronoun or (len(lead) <= 5 and not PLAIN.intersection(lead))


def remedy_behind(statement: Statement, target: Target) -> Span | None:
    """A noun behind: "eczema relief", "migraine fighter"."""
    stop = min(target.end + 4, len(statement.words))
    for noun in statement.within("remedy_after", target.end, stop):
        if target.kind == "markers" and statement.words[noun[0]] in MEASURES:
            continue
        between = statement.words[target.end : noun[0]]
        if not BETWEEN_STOPS.intersection(between) and _sells(statement, target, noun):
            return target.start, noun[1]
    return None


def _sells(statement: Statement, target: Target, noun: Span) -> bool:
    """Tell whether "eczema relief" is offered, and not the name of a clinic or a guideline."""
    start, end = statement.clause_start(target.start), statement.clause_end(noun[1] - 1)
    if agents.names_goods(statement, start, end):
        return True
    related = RELATED.intersection(statement.words[noun[1] : noun[1] + 1])
    if related or agents.names_other(statement, start, end):
        return False
    lead = _letters(statement, start, target.start)
    return SELLING.issuperset(lead) or len(statement.words) <= 6


def fit(statement: Statement, target: Target) -> Span | None:
    """An adjective: "effective against", "beneficial for"."""
    start = statement.breath_start(target.start)
    for good in reversed(statement.within("fit", start, target.start)):
        linked = FIT_LINKS.intersection(statement.words[good[1] : target.start][:4])
        if not linked or not connected(statement, good[1], target.start):
            continue
        if agents.goods_acting(statement, good[0], target.end):
            return good[0], target.end
    return None


def offered(statement: Statement, target: Target) -> Span | None:
    """Goods "for" it, with or without people between: "for women with PCOS"."""
    start = statement.clause_start(target.start)
    for place in range(target.start - 1, max(start, target.start - 12) - 1, -1):
        if statement.words[place] in OFFERS or _credited(statement, place):
            found = _for_the_sick(statement, start, place, target)
            return (place, target.end) if found else None
    return None


def _credited(statement: Statement, place: int) -> bool:
    """Tell whether a line opens with "trusted by" at `place`: its customers follow."""
    opens = place - statement.clause_start(place) == 1
    return opens and statement.words[place] == "by" and statement.words[place - 1] in CREDITING


def _for_the_sick(statement: Statement, start: int, place: int, target: Target) -> bool:
    """Tell whether what stands from `start` is offered by the "for" at `place`."""
    lead = _letters(statement, start, place)
    fragment = 0 < len(lead) <= 4 and not TEACHING.intersection(statement.words[start:])
    people = statement.within("population", place + 1, target.start)
    if fragment and people and not agents.names_other(statement, start, place):
        return True
    opens = not lead and (start == 0 or statement.words[start - 1] in ":—")
    if ASIDES.intersection(statement.words[place : target.start]) and not opens:
        return False
    goods = 0 < len(lead) <= 7 and agents.names_goods(statement, start, place)
    return (opens or goods) and not _asked_first(statement, place)


def _asked_first(statement: Statement, place: int) -> bool:
    """Tell whether "for centuries", "for example" or somebody else's act follows."""
    whole = len(statement.words)
    if NO_OFFER.intersection(statement.words[place + 1 : place + 3]):
        return True
    acts = any(place <= term.start for term in statement.of(*agents.OTHERS))
    acts = acts or bool(statement.within("lifestyle", place, whole))
    return acts and not agents.names_goods(statement, 0, whole)


def _letters(statement: Statement, start: int, end: int) -> list[str]:
    return [word for word in statement.words[start:end] if word.isalpha()]
