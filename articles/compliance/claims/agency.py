"""
Find the FDA's name lent to the goods or where they are made (SUB-06): "FDA-approved lab".

No supplement is approved, and registering a facility is a duty that says nothing of what it
makes (21 CFR 1.225). "Not evaluated by the FDA" is the disclaimer; an FDA-approved drug is one.
"""

from collections.abc import Iterator

from articles.compliance.claims import agents, scope
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.trigger import Hit

BESIDE = 4
ACTS = ("approves", "approve")


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield the first standing with the FDA that `statement` claims."""
    for span in statement.marked("fda_standing"):
        if not _is_taken_back(statement, span) and not _is_of_others(statement, span):
            said = " ".join(statement.words[span[0] : span[1]])
            yield Hit("SUB-06", *span, f"“{said}”")
            return


def _is_taken_back(statement: Statement, span: Span) -> bool:
    if scope.cleared(statement, span[0], span[1]) or scope.asks(statement):
        return True
    words = statement.words[span[0] : span[1]]
    return bool({"approval", "registration", "clearance"}.intersection(words)) and not (
        agents.names_own(statement, 0, len(statement.words)) or "has" in statement.words
    )


def _is_of_others(statement: Statement, span: Span) -> bool:
    """Tell whether a drug, a device or the law is what has that standing."""
    start, end = statement.clause_start(span[0]), statement.clause_end(span[1] - 1)
    if agents.names_own(statement, start, end):
        return False
    if statement.within("fda_others", span[1], min(end, span[1] + BESIDE)):
        return True
    return any(start <= term.start < end for term in statement.of("drugs", "drug_classes"))
