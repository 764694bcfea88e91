"""
Measure how well claims are recognised: python -m tests.benchmarks.claims [--figures] [PATH ...].

PATH holds labelled statements as JSON Lines ("text", "label", and "rule" where one is meant);
without it, the house's own statements are measured. Own statements were written before anybody
knew what the engine makes of them, but faults they showed have been mended since: only a file
that the engine has never seen tells how it does on new copy. `--figures` prints the labels'
table alone, so that such a file stays unseen while it is measured.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from articles.compliance import lexicon
from articles.compliance.claims.classify import classify
from articles.content import Brand, Product

OWN = Path(__file__).parents[1] / "articles/compliance/claims/statements"
LABELS = ("disease_claim", "structure_function", "neutral", "disclaimer")
WORDS = lexicon.build(
    (Product(slug="proleevamax", name="ProleevaMax", active_ingredients=("L-Glutamine",)),),
    Brand(name="LanFam Health", origin="https://www.lanfamhealth.com"),
)


def rows(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def lines(statements: list[dict[str, Any]], *, figures: bool = False) -> Iterator[str]:
    """Yield the report: labels, the false-positive rate, and unless only `figures`, rules."""
    started = time.perf_counter()
    found = [classify(row["text"], lexicon=WORDS) for row in statements]
    spent = time.perf_counter() - started
    pairs = Counter((row["label"], one.label) for row, one in zip(statements, found, strict=True))
    yield f"{len(statements)} statements in {spent:.2f} s"
    yield f"{'':<20}{'meant':>7}{'found':>7}{'precision':>11}{'recall':>9}{'F1':>7}"
    for label in LABELS:
        yield _line(label, *_counts(pairs, label))
    yield f"false-positive rate of disease_claim: {_false_rate(pairs):.1%}"
    if figures:
        return
    yield ""
    yield from _rules(statements, [{one.label, *(t.code for t in one.triggers)} for one in found])


def _counts(pairs: Counter[tuple[str, str]], label: str) -> tuple[int, int, int]:
    """Return how many were meant, found, and both."""
    meant = sum(n for (wanted, _), n in pairs.items() if wanted == label)
    found = sum(n for (_, got), n in pairs.items() if got == label)
    return meant, found, pairs[label, label]


def _line(name: str, meant: int, found: int, both: int) -> str:
    precision = both / found if found else 0.0
    recall = both / meant if meant else 0.0
    score = 2 * precision * recall / (precision + recall) if both else 0.0
    return f"{name:<20}{meant:>7}{found:>7}{precision:>11.3f}{recall:>9.3f}{score:>7.3f}"


def _false_rate(pairs: Counter[tuple[str, str]]) -> float:
    clean = sum(n for (wanted, _), n in pairs.items() if wanted != "disease_claim")
    wrong = sum(n for (wanted, got), n in pairs.items() if wanted != "disease_claim" == got)
    return wrong / clean if clean else 0.0


def _rules(statements: list[dict[str, Any]], codes: list[set[str]]) -> Iterator[str]:
    """
    Yield a line a rule. A rule is found where it or any other rule of its kind (DC, SF) fires:
    which paragraph a claim falls under is often a matter of taste, that it is one is not.
    """
    yield f"{'rule':<20}{'to catch':>9}{'caught':>8}{'as this':>9}{'neighbours':>12}{'spared':>8}"
    for rule in sorted({row["rule"] for row in statements if row.get("rule")}):
        mine = [
            (row, got)
            for row, got in zip(statements, codes, strict=True)
            if row.get("rule") == rule
        ]
        label = {"DC": LABELS[0], "SF": LABELS[1]}.get(rule[:2], LABELS[3])
        catch = [got for row, got in mine if row["label"] == label]
        spare = [got for row, got in mine if row["label"] != label]
        caught = sum(1 for got in catch if label in got)
        spared = sum(1 for got in spare if label not in got)
        exact = sum(1 for got in catch if rule in got)
        yield f"{rule:<20}{len(catch):>9}{caught:>8}{exact:>9}{len(spare):>12}{spared:>8}"
    fired = Counter(code for got in codes for code in got if code not in LABELS)
    yield ""
    yield "fired: " + ", ".join(f"{code} {n}" for code, n in sorted(fired.items()))


def cost() -> Iterator[str]:
    """Yield what reading costs by length: own statements as one text, over and over."""
    text = " ".join(row["text"] for row in rows(sorted(OWN.glob("*.jsonl"))))
    words = text.split()
    yield ""
    yield f"{'words':>8}{'ms':>8}{'ms per 1,000 words':>22}"
    for length in (2_400, 5_000, 10_000, 25_000, 50_000):
        copy = " ".join((words * (length // len(words) + 1))[:length])
        started = time.process_time()
        classify(copy, lexicon=WORDS)
        spent = (time.process_time() - started) * 1000
        yield f"{length:>8}{spent:>8.0f}{spent / length * 1000:>22.1f}"


def main(arguments: list[str]) -> int:
    figures = "--figures" in arguments
    named = [Path(argument) for argument in arguments if argument != "--figures"]
    paths = named or sorted(OWN.glob("*.jsonl"))
    missing = [path for path in paths if not path.is_file()]
    if missing or not paths:
        print(f"No such file: {missing[0] if missing else OWN}", file=sys.stderr)
        return 2
    for line in lines(list(rows(paths)), figures=figures):
        print(line)
    for line in () if named or figures else cost():
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
