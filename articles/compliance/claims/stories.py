"""
Find stories and answers that tell an outcome with no verb of effect (DC-11, DC-10).

"After years of sciatica I can garden again, all because of ...": a person, what was wrong, a
turn for the better and the goods. A "yes" to a question about a disease claims what was asked.
"""

from collections.abc import Iterator

from articles.compliance.claims import agents, phrases, scope
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import Target, targets
from articles.compliance.claims.trigger import Hit

PEOPLE = phrases.words("stories.people")
YES = phrases.words("hooks.yes")
SICK = ("diseases", "symptoms")


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield the outcome a story tells, and the disease a "yes" is said to."""
    yield from _turned(statement)
    yield from _answered(statement)
    yield from _contradicted(statement)


def _turned(statement: Statement) -> Iterator[Hit]:
    """A person, a disease and a turn for the better, put down to the goods."""
    turns = statement.marked("turned")
    if not turns or not PEOPLE.intersection(statement.words) or not _credits_goods(statement):
        return
    for target in targets(statement):
        open_or_denied = scope.undecided(statement, target.start, target.end)
        if target.kind in SICK and not open_or_denied and not scope.rejected(statement, 0):
            start, end = min(target.start, turns[0][0]), max(target.end, turns[-1][1])
            yield Hit("DC-11", start, end, "a customer's outcome")
            return


def _credits_goods(statement: Statement) -> bool:
    whole = len(statement.words)
    if scope.advises(statement, 0):
        return False
    return agents.names_goods(statement, 0, whole) or bool(statement.marked("credit"))


def _answered(statement: Statement) -> Iterator[Hit]:
    """ "Will it help my gout?" "Yes, within a week.": the answer claims it."""
    asked = statement.before
    if asked is None or not asked.asks or not YES.intersection(statement.words[:3]):
        return
    sick = next((target for target in targets(asked) if _is_asked(asked, target)), None)
    if sick and not statement.marked("negation") and not statement.marked("safety"):
        yield Hit("DC-10", 0, len(statement.words), f"a yes to {sick.term.canonical}")


def _is_asked(asked: Statement, target: Target) -> bool:
    """Tell whether the question is what the goods do for `target`."""
    goods = agents.names_goods(asked, 0, target.start)
    goods = goods or bool(asked.within("pronoun", 0, target.start))
    acts = asked.within("attack", 0, target.start) or asked.within("fit", 0, target.start)
    return goods and bool(acts)


def _contradicted(statement: Statement) -> Iterator[Hit]:
    """ "They said nothing helps gout; we beg to differ": the verdict denied is the claim."""
    for said in statement.marked("defiance"):
        sick = [target for target in targets(statement) if target.end <= said[0]]
        if sick and not scope.rejected(statement, said[0]):
            yield Hit("DC-10", sick[0].start, said[1], "a verdict on a disease contradicted")
            return
