"""
Learn the second opinion and measure it: python -m tests.benchmarks.opinion [--write].

Without `--write` it is cross-validated: each set of statements in turn is judged with weights
learned from all the others, and what the rules find alone stands beside what both find. With
`--write` the weights in articles/compliance/claims/opinion/ are learned from all sets. Plain
Python and one order of work, so the same statements give the same weights.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from math import exp
from pathlib import Path
from typing import NamedTuple

from articles.compliance.claims import boilerplate, second_opinion, texts, vocabulary
from articles.compliance.claims.classify import classify
from articles.compliance.claims.likeness import features
from tests.benchmarks.claims import OWN, WORDS, rows

SETS = Path(__file__).with_name("statements")
LABELS = ("disease_claim", "structure_function")
ROUNDS = 12
PENALTY = 1.0
SELDOM = 3
"""A feature in fewer statements says nothing about the next one."""
SLIGHT = 0.02
HEAD = """# What each feature of a sentence says for or against the label (logistic regression, L2).
# Learned from the labelled statements in this repository by tests/benchmarks/opinion.py; see there.
"""


class Sample(NamedTuple):
    """A statement as the engine sees it: its set, its label, its features."""

    source: str
    text: str
    label: str
    found: frozenset[str]


def samples() -> list[Sample]:
    files = [("own", path) for path in sorted(OWN.glob("*.jsonl"))]
    files += [(path.stem, path) for path in sorted(SETS.glob("*.jsonl"))]
    return [
        Sample(str(row.get("batch", source)), row["text"], row["label"], _features(row["text"]))
        for source, path in files
        for row in rows([path])
    ]


def _features(text: str) -> frozenset[str]:
    read = texts.text(text, lexicon=WORDS, vocabulary=vocabulary.standard())
    return frozenset(
        feature
        for statement in read.statements()
        if not boilerplate.disclaims(statement.shown, statement.shown.lower())
        for feature in features(statement)
    )


def learn(known: Iterable[Sample], label: str) -> dict[str, float]:
    """Return the weights that tell `label` from the rest: Newton's step, feature by feature."""
    some = list(known)
    meant = [one.label == label for one in some]
    places = _places(some)
    weights = dict.fromkeys(places, 0.0)
    scores = [0.0] * len(some)
    for _ in range(ROUNDS):
        for feature, where in places.items():
            weight = weights[feature]
            penalty = 0.0 if feature == second_opinion.BIAS else PENALTY
            slope, bend = penalty * weight, penalty + 1e-6
            for place in where:
                chance = 1 / (1 + exp(-scores[place]))
                slope += chance - meant[place]
                bend += chance * (1 - chance)
            step = max(-2.0, min(2.0, slope / bend))
            weights[feature] = weight - step
            for place in where:
                scores[place] = max(-30.0, min(30.0, scores[place] - step))
    return {feature: one for feature, one in weights.items() if abs(one) >= SLIGHT}


def _places(some: list[Sample]) -> dict[str, list[int]]:
    """Return in which statements each feature stands, the one that always does first."""
    places: dict[str, list[int]] = {second_opinion.BIAS: list(range(len(some)))}
    for place, one in enumerate(some):
        for feature in sorted(one.found):
            places.setdefault(feature, []).append(place)
    return {feature: where for feature, where in places.items() if len(where) >= SELDOM}


def write(label: str, weights: dict[str, float]) -> None:
    lines = [f"{weight:.2f}\t{feature}" for feature, weight in sorted(weights.items())]
    path = second_opinion.FOLDER / f"{label}.txt"
    path.write_text(f"{HEAD}\n" + "\n".join(lines) + "\n", encoding="utf-8")


def validated(known: list[Sample]) -> Iterable[str]:
    """Yield what the rules find alone and with the opinion of weights that never saw the set."""
    alone: Counter[tuple[str, str]] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for source in sorted({sample.source for sample in known}):
        learned = {
            label: learn((one for one in known if one.source != source), label) for label in LABELS
        }
        for one in (one for one in known if one.source == source):
            alone[one.label, judged(one.text, lambda _: {second_opinion.BIAS: -30.0})] += 1
            both[one.label, judged(one.text, learned.__getitem__)] += 1
    yield f"{'':<20}{'alone':>24}{'with the opinion':>24}"
    for label in LABELS:
        yield f"{label:<20}{_figures(alone, label):>24}{_figures(both, label):>24}"


def judged(text: str, weights: Callable[[str], dict[str, float]]) -> str:
    """Return the label of `text` with other weights than the house's."""
    kept, second_opinion.weights = second_opinion.weights, weights  # type: ignore[assignment]
    try:
        return classify(text, lexicon=WORDS).label
    finally:
        second_opinion.weights = kept


def _figures(pairs: Counter[tuple[str, str]], label: str) -> str:
    meant = sum(n for (wanted, _), n in pairs.items() if wanted == label)
    found = sum(n for (_, got), n in pairs.items() if got == label)
    wrong = found - pairs[label, label]
    rest = sum(pairs.values()) - meant
    return f"{pairs[label, label] / found:.3f} {pairs[label, label] / meant:.3f} {wrong / rest:.1%}"


def main(arguments: list[str]) -> int:
    known = samples()
    if arguments == ["--write"]:
        for label in LABELS:
            write(label, learn(known, label))
        return 0
    for line in validated(known):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
