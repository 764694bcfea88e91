"""
Find claims by what became of the disease, and, last, by what merely stands beside it.

`gone` is the grammar of testimonials: "my eczema cleared up". `beside` is a guess: new figures
of speech are made every day, so goods and a disease in one short sentence, with nobody else
acting, nothing denied and nothing taught, are shown to a person.
"""

from articles.compliance.claims import agents, phrases
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import Target

BETWEEN = frozenset(("who", "which", "that", "and", "in", "of"))
CREDITING = frozenset(("after", "with", "by", "since", "from", "thanks", "once", "following"))
OFFERED = frozenset(("with", "by", "our", "ours", "thanks", "try", "take", "meet", "this"))
FACTUAL = phrases.words("outcomes.factual")
LONG = 24
"""Words up to which goods and a disease in one sentence are thought to belong together."""


def gone(statement: Statement, target: Target) -> Span | None:
    """What became of it: "my eczema cleared up in a week"."""
    end = statement.clause_end(target.end - 1)
    for said in statement.within("vanish", target.end, min(end, target.end + 8)):
        if BETWEEN.intersection(statement.words[target.end : said[0]]):
            continue
        goods = agents.names_goods(statement, 0, len(statement.words))
        mine = statement.within("family", max(0, target.start - 3), target.start)
        if goods or (mine and not _credits_other(statement)):
            return target.start, said[1]
    return None


def _credits_other(statement: Statement) -> bool:
    """Tell whether an outcome is put down to a surgeon, a drug or a diet."""
    return any(
        _names_cause(statement, place + 1)
        for place, word in enumerate(statement.words)
        if word in CREDITING
    )


def _names_cause(statement: Statement, place: int) -> bool:
    """Tell whether the words from `place` name who or what helped; "after I saw a therapist" do."""
    stop = min(place + 8, len(statement.words))
    if statement.words[place : place + 1] == ("i",):
        place += 1
    return agents.names_other(statement, place, stop, ("lifestyle",))


def beside(statement: Statement, target: Target) -> Span | None:
    """Goods and the target in one short sentence: a person looks."""
    whole = len(statement.words)
    if target.kind not in ("diseases", "symptoms") or whole > LONG:
        return None
    goods = agents.goods_between(statement, 0, whole)
    if not goods or FACTUAL.intersection(statement.words) or statement.marked("negation"):
        return None
    if agents.names_other(statement, 0, whole):
        return None
    first = min(goods)
    behind = first[0] >= target.end
    lead = statement.words[max(0, first[0] - 2) : first[1]]
    if (not behind and first[1] > target.start) or (behind and not OFFERED.intersection(lead)):
        return None
    return min(first[0], target.start), max(first[1], target.end)
