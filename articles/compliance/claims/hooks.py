"""
Find the sick addressed as customers (DC-10): a question that hooks, an offer "if you have ...".

The question and the offer may stand in two sentences: "Struggling with gout?" "Try our cherry
capsules." An honest question ("what causes gout?") sells nothing.
"""

from collections.abc import Iterator

from articles.compliance.claims import agents, phrases, scope
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import Target, targets
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

WINDOW = 5
"""Sentences before an offer in which its question is looked for: "Gout? Colitis? Eczema?"."""
ORDERS = phrases.words("hooks.orders")
LIKING = phrases.words("hooks.liking")
SICK_PEOPLE = phrases.words("hooks.sick_people")
CONDITIONS = frozenset(("if", "for", "when", "with", "because", "since"))
OPENINGS = frozenset(("if", "when", "because", "since"))


def asked(statement: Statement) -> Iterator[Hit]:
    """ "Arthritis? Try our capsules": a sick reader addressed, then an offer."""
    whole = len(statement.words)
    for asking, target in _questions(statement) if statement.marked("offer") else ():
        mine = asking is statement
        if not _offers(statement, target.end if mine else 0) or scope.advises(statement, 0):
            continue
        if not scope.denied(statement, whole - 1):
            start = target.start if mine else 0
            since = None if mine else asking
            yield Hit("DC-10", start, whole, "a question that hooks the sick", since=since)
            return
    yield from _bare_question(statement)


def _bare_question(statement: Statement) -> Iterator[Hit]:
    """ "Tired of migraines?" with no offer in sight: a person looks."""
    if not statement.asks or scope.asks(statement):
        return
    for target in targets(statement):
        hooks = statement.within("hook", 0, target.start)
        if hooks and hooks[0][0] < 3 and target.kind != "markers":
            why = "a question that hooks the sick"
            yield Hit("DC-10", hooks[0][0], target.end, why, Severity.WARN)
            return


def _questions(statement: Statement) -> Iterator[tuple[Statement, Target]]:
    """Yield the questions just before or in `statement` that name what is sick."""
    for window in statement.window(WINDOW):
        if "?" in window.words:
            mark = len(window.words) - 1 - window.words[::-1].index("?")
            for target in targets(window):
                if target.end <= mark and _is_hooked(window, target, mark):
                    yield window, target


def _is_hooked(statement: Statement, target: Target, mark: int) -> bool:
    """Tell whether the question up to `mark` speaks to somebody who is sick."""
    words = [word for word in statement.words[:mark] if word.isalpha()]
    hooked = bool(statement.within("hook", 0, target.start))
    return hooked or len(words) <= 4 or bool({"you", "your"}.intersection(words))


def _offers(statement: Statement, start: int) -> bool:
    whole = len(statement.words)
    ordered = ORDERS.intersection(statement.words[start : start + 2])
    goods = ordered or agents.names_goods(statement, start, whole)
    return bool(goods and statement.within("offer", start, whole))


def told_to_take(statement: Statement) -> Iterator[Hit]:
    """ "If you have prediabetes, start with one scoop": the sick told to take it."""
    for target in targets(statement):
        start = statement.breath_start(target.start)
        lead = statement.words[start : target.start]
        if not CONDITIONS.intersection(lead) or (target.kind == "markers" and "if" not in lead):
            continue
        if _is_cleared(statement, target):
            continue
        if _ordered_next(statement, target) or _offered_next(statement, lead[0], target):
            begin = max(start, target.start - 4)
            yield Hit("DC-10", begin, target.end, "the sick told to take it")
            return


def _is_cleared(statement: Statement, target: Target) -> bool:
    cleared = scope.cleared(statement, target.start, target.end)
    return bool(cleared) or scope.advises(statement, len(statement.words) - 1)


def _ordered_next(statement: Statement, target: Target) -> bool:
    """Tell whether an order follows the comma: ", start with one scoop"."""
    tail = statement.words[target.end : target.end + 8]
    if "," not in tail or not ORDERS.intersection(tail[tail.index(",") + 1 :][:1]):
        return False
    return not agents.names_other(statement, target.end, len(statement.words))


def _offered_next(statement: Statement, opening: str, target: Target) -> bool:
    whole = len(statement.words)
    offer = opening in OPENINGS and statement.within("offer", target.end, whole)
    return bool(offer) and agents.names_goods(statement, target.end, whole)


def pleased(statement: Statement) -> Iterator[Hit]:
    """ "Asthma sufferers love our ivy extract": the sick as happy customers."""
    for target in targets(statement):
        end = _pleased_end(statement, target)
        if end and not scope.cleared(statement, target.start, target.end):
            yield Hit("DC-10", target.start, end, "the sick as customers")
            return


def _pleased_end(statement: Statement, target: Target) -> int:
    """Return where the pleasure of people with `target` is told, or 0."""
    whole = len(statement.words)
    told = statement.within("pleased", target.end, min(target.end + 8, whole))
    if told and statement.within("population", 0, target.start):
        return told[0][1]
    people = SICK_PEOPLE.intersection(statement.words[target.start : target.end]) or (
        statement.within("sufferers", target.start, min(target.end + 2, whole))
    )
    liked = LIKING.intersection(statement.words[target.end : target.end + 6])
    goods = agents.names_goods(statement, target.end, whole)
    return target.end if people and liked and goods else 0
