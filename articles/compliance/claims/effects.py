"""
Tie what acts to what it acts on: effect words before, behind and around a disease.

How a claim is put is the same whatever it is aimed at, and each way to put it is one function:
verbs, participles, nouns, idioms, outcomes. The first way found whose words no scope rule takes
back makes the claim; the last way is a guess, so a person looks.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from articles.compliance.claims import aims, idioms, nominals, outcomes, participles, scope
from articles.compliance.claims.objects import acted_on
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import Target, targets
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

WAYS: tuple[Callable[[Statement, Target], Span | None], ...] = (
    acted_on,
    participles.used,
    nominals.remedy,
    nominals.remedy_behind,
    nominals.fit,
    idioms.sent_away,
    nominals.offered,
    outcomes.gone,
    participles.undergone,
    participles.helped_by,
    outcomes.beside,
)


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield every claim of an effect on a disease, a symptom, a value or a germ."""
    for target in targets(statement):
        found = _first(statement, target)
        if found:
            yield found


def _first(statement: Statement, target: Target) -> Hit | None:
    for way in WAYS:
        span = way(statement, target)
        if span and not scope.cleared(statement, *span):
            hit = aims.hit(statement, target, span)
            return replace(hit, severity=Severity.WARN) if way is outcomes.beside else hit
    return None
