"""
Find claims that proof exists (SUB-01): "clinically proven to ...", "doctor recommended".

FTC Health Products Compliance Guidance: an establishment claim needs the very proof it boasts of.
What one study found ("has been shown to") is told, not boasted, and a drug may well be proven.
"""

from collections.abc import Iterator

from articles.compliance.claims import agents, scope
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.trigger import Hit

OTHERS = ("people", "texts", "lifestyle")
REACH = 8


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield the first boast of proof in `statement`."""
    for span in statement.marked("established"):
        if not _is_taken_back(statement, span) and not _is_of_others(statement, span):
            said = " ".join(statement.words[span[0] : span[1]])
            yield Hit("SUB-01", *span, f"“{said}”")
            return


def _is_taken_back(statement: Statement, span: Span) -> bool:
    return bool(scope.cleared(statement, *span)) or scope.denied(statement, span[1] - 1)


def _is_of_others(statement: Statement, span: Span) -> bool:
    """Tell whether a drug, a diet or anybody but the goods is what is proven."""
    start, end = statement.clause_start(span[0]), statement.clause_end(span[1] - 1)
    stop = min(end, span[1] + REACH)
    if agents.names_goods(statement, start, end) or agents.names_own(statement, 0, end):
        return False
    return agents.names_other(statement, start, span[0], OTHERS) or agents.names_other(
        statement, span[1], stop, ("lifestyle",)
    )
