"""
Every statement of the house's own corpus against the engine, and what they add up to.

`statements/*.jsonl` hold, by rule, sentences to catch and near neighbours to leave alone, each
with its reason ("why") and the batch it was written in. A statement marked "open" is one the
engine is known to get wrong; mend the engine and the test asks for the mark to go.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.articles.compliance.claims.words import label

FILES = sorted(Path(__file__).with_name("statements").glob("*.jsonl"))
ROWS: list[dict[str, Any]] = [
    json.loads(line) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()
]
DISEASE = "disease_claim"
DC_RULES = sorted({row["rule"] for row in ROWS if row["rule"].startswith("DC")})


def named(row: dict[str, Any]) -> Any:
    return pytest.param(row, id=f"{row['rule']}: {row['text'][:60]}")


@pytest.mark.parametrize("row", [named(row) for row in ROWS if not row.get("open")])
def test_a_statement_gets_its_label(row: dict[str, Any]) -> None:
    assert label(row["text"]) == row["label"], row["why"]


@pytest.mark.parametrize("row", [named(row) for row in ROWS if row.get("open")])
def test_an_open_statement_is_still_wrong(row: dict[str, Any]) -> None:
    assert label(row["text"]) != row["label"], "It is right now: take the mark off."


@pytest.mark.parametrize("rule", DC_RULES)
def test_every_rule_has_sentences_of_both_kinds(rule: str) -> None:
    mine = [row for row in ROWS if row["rule"] == rule]
    catch = sum(1 for row in mine if row["label"] == DISEASE)
    assert catch >= 20
    assert len(mine) - catch >= 20


def test_no_statement_stands_there_twice() -> None:
    texts = Counter(row["text"] for row in ROWS)
    assert [text for text, n in texts.items() if n > 1] == []


def test_the_figures_hold() -> None:
    pairs = Counter((row["label"], label(row["text"])) for row in ROWS)
    found = sum(n for (_, got), n in pairs.items() if got == DISEASE)
    meant = sum(n for (wanted, _), n in pairs.items() if wanted == DISEASE)
    both = pairs[DISEASE, DISEASE]
    assert both / found >= 0.95
    assert both / meant >= 0.92
    assert (found - both) / (len(ROWS) - meant) <= 0.03
