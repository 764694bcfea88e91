"""Find claims in figures of speech: "say goodbye to gout", "keeps colds at bay", "pain-free"."""

from articles.compliance.claims import agents, phrases
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import Target

LEAD = 7
"""How many words before the disease a figure of speech may stand."""
TAIL = 5
ITSELF = frozenset(("free", "prevention"))
FEWER = ("less", "fewer", "no")
KEEPING = ("keep", "kept", "stop", "hold", "prev")
TEACHING = phrases.words("nominals.teaching")


def sent_away(statement: Statement, target: Target) -> Span | None:
    """Return the words of the first figure of speech that sends `target` away, or None."""
    if ITSELF.intersection(statement.words[target.start : target.end]):
        acts = agents.goods_acting(statement, target.start, target.end)
        return (target.start, target.end) if acts else None
    end = statement.clause_end(target.end - 1)
    if statement.within("doomed", target.end, min(end, target.end + 4)):
        return target.start, target.end
    return (
        _put_away(statement, target, end) or _fewer(statement, target) or _said(statement, target)
    )


def _put_away(statement: Statement, target: Target, end: int) -> Span | None:
    """A verb in two parts around it: "keeps colds at bay", "brings A1c down"."""
    tails = statement.within("away", target.end, min(end, target.end + TAIL))
    puts = statement.within("put", statement.clause_start(target.start), target.start)
    if not tails or not puts or target.start - puts[-1][1] > LEAD:
        return None
    put, tail = puts[-1], tails[0]
    keeps = statement.words[put[0]].startswith(KEEPING)
    if statement.words[tail[0]] == "from" and not keeps:
        return None
    return (put[0], tail[1]) if agents.goods_acting(statement, put[0], target.end) else None


def _fewer(statement: Statement, target: Target) -> Span | None:
    """A bare outcome: "less swelling, less pain, in seven days"."""
    start = statement.clause_start(target.start)
    lead = statement.words[max(start, target.start - 1) : target.start]
    bare = target.kind == "symptoms" and lead and lead[0] in FEWER
    if not bare or statement.words[start] not in FEWER:
        return None
    clause = statement.words[start : statement.clause_end(target.end - 1)]
    return None if TEACHING.intersection(clause) else (start, target.end)


def _said(statement: Statement, target: Target) -> Span | None:
    """A fixed phrase before it: "say goodbye to", "no more", "free from"."""
    start, end = statement.clause_start(target.start), statement.clause_end(target.end - 1)
    begin = max(start, target.start - LEAD)
    if not statement.within("idiom", begin, target.start):
        return None
    other = agents.names_other(statement, start, end)
    if other and not agents.names_goods(statement, start, end):
        return None
    return begin, target.end
