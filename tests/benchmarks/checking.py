"""
Show what checking a letter costs by its length, and that no text makes a rule run away.

`make bench` prints it. The curve is the one to look at: milliseconds a thousand words stay the
same from a letter to a book. The letters are made of the claims engine's own statements, claims
and neighbours alike, so that every rule has work.
"""

import json
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path

from articles.compliance.check import check
from articles.content import Content
from tests.articles.compliance.letters import FOUNDER, PAPERS, letter

OWN = Path(__file__).parents[1] / "articles/compliance/claims/statements"
LENGTHS = (2_400, 5_000, 10_000, 25_000, 50_000)
PARAGRAPH = 4
"""Statements a paragraph."""
HOSTILE = (
    ".", "* ", "Kim, ", "A-", "zinc cures cancer, ", "not ", "not only ", "our ", "(", "“", "&amp;",
    "no no ", "glutamine supports ", "Ines founded ", "\u0301", "1. ", "? ", "a", "\u200b",
    "Gout? ",
)  # fmt: skip
MEGABYTE = 1_000_000


def statements() -> list[str]:
    return [
        json.loads(line)["text"]
        for path in sorted(OWN.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def of_length(words: int) -> Content:
    """Return a letter of at least so many words, in paragraphs."""
    known, paragraphs, written = statements(), [], 0
    while written < words:
        start = len(paragraphs) * PARAGRAPH % len(known)
        paragraphs.append(" ".join(known[start : start + PARAGRAPH]))
        written += len(paragraphs[-1].split())
    return letter(*paragraphs)


def milliseconds(content: Content) -> float:
    started = time.process_time()
    check(content)
    return (time.process_time() - started) * 1000


def lines() -> Iterator[str]:
    """Yield the curve and the hostile pages."""
    check(of_length(200))
    yield f"{'check: words':>14}{'ms':>8}{'ms per 1,000':>14}"
    for length in LENGTHS:
        spent = milliseconds(of_length(length))
        yield f"{length:>14,}{spent:>8.0f}{spent / length * 1000:>14.1f}"
    yield ""
    yield "check: a megabyte of nothing but ..."
    for piece in HOSTILE:
        page = escape(piece * (MEGABYTE // len(piece)))
        paper = PAPERS["kim-2017"]
        content = letter(body=f"<p>{page}</p>", authors=(FOUNDER,), references=(paper,))
        yield f"{piece!r:>22}{milliseconds(content) / 1000:>8.1f} s"


if __name__ == "__main__":
    for line in lines():
        print(line, flush=True)
