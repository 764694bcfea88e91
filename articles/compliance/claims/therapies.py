"""
Find goods set beside a drug or a therapy: in its class, in its place, on top of it.

DC-04b (contains a drug), DC-05 (a drug-class word for the goods), DC-06 (a substitute), DC-07
(an addition) and DC-09 (against a therapy's side effects), asked of every drug in turn.
"""

from collections.abc import Callable, Iterator

from articles.compliance.claims import adjuncts, drug_classes, drug_names, scope
from articles.compliance.claims.statement import Named, Statement
from articles.compliance.claims.targets import MOST
from articles.compliance.claims.trigger import Hit

MEDICAL = ("drugs", "drug_classes", "therapies")
WAYS: tuple[Callable[[Statement, Named], Hit | None], ...] = (
    drug_names.contained,
    adjuncts.against_side_effects,
    drug_names.replaced,
    adjuncts.added,
    drug_classes.claimed,
)


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield every claim that sets the goods beside a drug, a drug class or a therapy."""
    for term in statement.of(*MEDICAL)[:MOST]:
        for way in WAYS:
            hit = way(statement, term)
            if hit and not scope.cleared(statement, hit.start, hit.end):
                yield hit
                break
