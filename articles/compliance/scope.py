"""
Tell whether a word of a plain sentence is denied, for the rules that are not about claims.

The judge is the sentence engine's own scope rule S1 (`claims.scope`), so that "isn't a review" and
"isn't a cure" are denied by one grammar, pseudo-negations ("not only") included.
"""

from articles.compliance.claims import scope
from articles.compliance.claims.folding import fold
from articles.compliance.claims.statement import read


def denied(sentence: str, position: int) -> bool:
    """Tell whether a negation of the same clause reaches the word at or behind `position`."""
    folded = fold(sentence)
    statement = read(folded.shown, offset=0, terms=(), goods=(), before=None)
    place = next(
        (
            number
            for number, span in enumerate(statement.spans)
            if folded.original(*span)[1] > position
        ),
        None,
    )
    return place is not None and scope.denied(statement, place)
