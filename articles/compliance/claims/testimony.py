"""
Find what customers are quoted with: an outcome, or a drug given up (DC-11, DC-06).

"My A1c went from 8 to 6" is found with the other effects; here are the stories that name no
effect verb at all: "my doctor took me off my blood pressure pills", "my gout is so much better".
"""

from collections.abc import Iterator

from articles.compliance.claims import agents, phrases, scope
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import targets
from articles.compliance.claims.trigger import Hit

NEAR = 5
TIME = phrases.words("testimony.time")
FIRST = phrases.words("testimony.first")
MINE = frozenset(("my", "i", "our", "me", "mother's", "husband's"))
PRAISE = phrases.words("testimony.praise")
OUTCOME = "a customer's outcome"


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield the stories of people that tell a disease's end or a drug's."""
    if FIRST.intersection(statement.words):
        yield from _quit_a_drug(statement)
        yield from _freed(statement)
        yield from _praised(statement)


def _quit_a_drug(statement: Statement) -> Iterator[Hit]:
    for term in statement.of("drugs", "drug_classes", "therapies"):
        said = _said(statement, "quit", term.start)
        if said is None or scope.advises(statement, said) or not _credits(statement):
            continue
        if not scope.asks(statement) and not scope.rejected(statement, said):
            yield Hit("DC-06", said, term.end, f"a drug given up, {term.canonical}")


def _freed(statement: Statement) -> Iterator[Hit]:
    for target in targets(statement):
        said = _said(statement, "freed", target.start)
        if said is None or not _credits(statement):
            continue
        taken_back = scope.denied(statement, said) or scope.rejected(statement, said)
        if not taken_back and not scope.undecided(statement, target.start, target.end):
            yield Hit("DC-11", said, target.end, OUTCOME)


def _praised(statement: Statement) -> Iterator[Hit]:
    """ "My tinnitus got so much better with ginkgo": a sick part, praise and the goods."""
    praise = [place for place, word in enumerate(statement.words) if word in PRAISE]
    if not praise or not MINE.intersection(statement.words):
        return
    if not agents.names_goods(statement, 0, len(statement.words)):
        return
    for target in targets(statement):
        denied = scope.denied(statement, max(praise[-1], target.end - 1))
        if not denied and not scope.cleared(statement, target.start, target.end):
            yield Hit("DC-11", target.start, target.end, OUTCOME)
            return


def _said(statement: Statement, kind: str, end: int) -> int | None:
    """Return the word at which a phrase of `kind` begins shortly before `end`, or None."""
    near = (start for start, _ in statement.marked(kind) if end - NEAR <= start < end)
    return next(near, None)


def _credits(statement: Statement) -> bool:
    """Tell whether the story credits the goods, or gives a time that does."""
    whole = len(statement.words)
    if agents.names_goods(statement, 0, whole):
        return True
    if statement.marked("lifestyle") or statement.marked("texts"):
        return False
    return bool(TIME.intersection(statement.words) or statement.marked("pronoun"))
