"""
Ask a second opinion of a sentence in which the rules found nothing: does it read like a claim?

Rules know the figures of speech they were told, and new ones are made every day. A logistic
regression over words, short phrases and kinds of term, learned from the labelled statements of
this repository (`python -m tests.benchmarks.opinion --write`), sees the likeness. Its weights
are plain text in `opinion/`, so the same sentence always gets the same answer.

What a newcomer gets wrong: it never overrules. It clears nothing that a rule found, finds
nothing that a scope rule takes back, and only ever asks a person to look.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from math import exp
from pathlib import Path

from articles.compliance.claims import agents, scope
from articles.compliance.claims.likeness import features
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import targets
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

FOLDER = Path(__file__).with_name("opinion")
BIAS = "(always)"
CLAIM = "disease_claim"
SURE = {"disease_claim": 0.8, "structure_function": 0.75}
"""From where on a person is asked; chosen by cross-validation, see tests/benchmarks/opinion.py."""
LONGEST = 34
"""Words of a sentence; longer ones teach, and the statements learned from are shorter."""
BODILY = ("structures", "functions", "natural_states", "symptoms")
MEDICAL = ("drugs", "drug_classes", "therapies")


def disease(statement: Statement) -> Iterator[Hit]:
    """Yield the disease claim that `statement` seems to make, by the disease or drug it names."""
    named = _named(statement)
    asked = None if named else _asked(statement)
    if asked and likelihood(_together(asked, statement), weights(CLAIM)) >= SURE[CLAIM]:
        why = "with the question before it, it reads like claims of an effect; please look"
        yield Hit("DC-10", 0, len(statement.words), why, Severity.WARN, asked)
    elif named and _is_sure(statement, CLAIM):
        said = " ".join(statement.words[named[0] : named[1]])
        why = f"it reads like claims of an effect, here on “{said}”; please look"
        yield Hit("DC-10", 0, len(statement.words), why, Severity.WARN, guess=True)


def _asked(statement: Statement) -> Statement | None:
    """Return the question about an ill right before `statement`, if that offers goods at all."""
    asked = next(iter(list(statement.window(2))[1:]), None)
    if asked is None or not asked.asks or scope.asks(statement):
        return None
    offers = statement.marked("offer") or agents.names_goods(statement, 0, len(statement.words))
    sick = targets(asked) or asked.of(*MEDICAL)
    return asked if offers and sick and not scope.cleared(statement, 0, 1) else None


def _together(asked: Statement, statement: Statement) -> set[str]:
    return features(asked) | features(statement)


def benefit(statement: Statement) -> Iterator[Hit]:
    """Yield the structure/function statement that `statement` seems to be."""
    if scope.asks(statement):
        return
    bodily = statement.of(*BODILY) or statement.marked("wellbeing")
    if bodily and _is_sure(statement, "structure_function"):
        why = "it reads like statements of a benefit; please look"
        yield Hit("SF-01", 0, len(statement.words), why, Severity.INFO, guess=True)


def _named(statement: Statement) -> Span | None:
    """Return the first ill or drug of a sentence of usual length that no scope rule takes back."""
    if len(statement.words) > LONGEST:
        return None
    aimed = [(target.start, target.end) for target in targets(statement) if not target.well]
    aimed += [(term.start, term.end) for term in statement.of(*MEDICAL)]
    return next((named for named in aimed if not _is_cleared(statement, named)), None)


def _is_cleared(statement: Statement, named: Span) -> bool:
    """Tell whether a scope rule reaches what is named, or the clause that leads to it."""
    start, end = named
    lead = statement.clause_start(start)
    return bool(scope.cleared(statement, start, end) or scope.cleared(statement, lead, end))


def _is_sure(statement: Statement, label: str) -> bool:
    return likelihood(features(statement), weights(label)) >= SURE[label]


def likelihood(found: Iterable[str], known: dict[str, float]) -> float:
    """Return how likely a sentence with the features `found` is of the label of `known`, 0 to 1."""
    score = known[BIAS] + sum(known.get(feature, 0.0) for feature in found)
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@cache
def weights(label: str) -> dict[str, float]:
    """Return what each feature says for `label`; the first call reads its file."""
    lines = (FOLDER / f"{label}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("# "))
    return {feature: float(weight) for weight, feature in pairs}
