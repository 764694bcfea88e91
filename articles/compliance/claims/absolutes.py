"""
Find absolutes and promises of safety (SUB-04): "no side effects", "guaranteed", "the best".

FTC Health Products Compliance Guidance: such a claim needs evidence that hardly any product
has. What a study reported is no promise, nor is what a shop guarantees ("money back").
"""

from collections.abc import Iterator

from articles.compliance.claims import agents, scope
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

NEAR = 5
OTHERS = ("people", "texts", "lifestyle")
SAFETY = frozenset(("side", "risk", "risks", "effects", "adverse", "interactions"))


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield the first absolute of `statement`; one is enough for a person to look."""
    for span in sorted([*_plain(statement), *_superlatives(statement)]):
        if not _is_taken_back(statement, span):
            said = " ".join(statement.words[span[0] : span[1]])
            yield Hit("SUB-04", *span, f"“{said}”", Severity.WARN)
            return


def _plain(statement: Statement) -> Iterator[Span]:
    fine = statement.marked("absolute_fine")
    for span in statement.marked("absolute"):
        if not _overlaps(span, fine):
            yield span


def _superlatives(statement: Statement) -> Iterator[Span]:
    """Yield "the best" where goods follow soon, or where the goods are it."""
    fine = statement.marked("superlative_fine")
    for span in statement.marked("superlative"):
        if _overlaps(span, fine):
            continue
        end = min(span[1] + NEAR, statement.clause_end(span[0]))
        start = statement.clause_start(span[0])
        praised = statement.words[span[0]] == "best" and _is_it(statement, start, span[0])
        if praised or agents.names_goods(statement, span[1], end):
            yield span


def _is_it(statement: Statement, start: int, place: int) -> bool:
    """Tell whether goods before it "are the best"."""
    lead = statement.words[max(start, place - 3) : place]
    linked = lead[-1:] == ("the",) and {"is", "are"}.intersection(lead)
    return bool(linked) and agents.names_goods(statement, start, place)


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _is_taken_back(statement: Statement, span: Span) -> bool:
    if scope.denied(statement, span[0]) or scope.advises(statement, span[0]):
        return True
    if scope.asks(statement) or scope.rejected(statement, span[0]):
        return True
    safety = SAFETY.intersection(statement.words[span[0] : span[1]])
    if safety and statement.within("reported", span[1], len(statement.words)):
        return True
    start, end = statement.clause_start(span[0]), statement.clause_end(span[1] - 1)
    if agents.names_goods(statement, start, end):
        return False
    return agents.names_other(statement, start, span[0], OTHERS)
