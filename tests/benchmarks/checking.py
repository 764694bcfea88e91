"""
Show what checking a letter costs by its length, and that no text makes a rule run away.

`make bench` prints it. The curve is the one to look at: milliseconds a thousand words stay the
same from a letter to a book. The letters are made of the claims engine's own statements, claims
and neighbours alike, so that every rule has work.
"""

import time
from collections.abc import Iterator
from html import escape

from msgspec.structs import replace

from articles.compliance.check import check
from articles.compliance.claims import lines as remembered
from articles.content import Content
from tests.articles.compliance.letters import FOUNDER, PAPERS, letter
from tests.benchmarks.claims import OWN, rows

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
    return [row["text"] for row in rows(sorted(OWN.glob("*.jsonl")))]


def of_length(words: int) -> Content:
    """Return a letter of at least so many words, in paragraphs."""
    known, paragraphs, written = statements(), [], 0
    while written < words:
        start = len(paragraphs) * PARAGRAPH % len(known)
        paragraphs.append(" ".join(known[start : start + PARAGRAPH]))
        written += len(paragraphs[-1].split())
    return letter(*paragraphs)


def edited(content: Content) -> Content:
    """Return `content` with a sentence more in the paragraph in the middle."""
    middle = content.body.index("</p>", len(content.body) // 2)
    return replace(content, body=f"{content.body[:middle]} Zinc is a metal.{content.body[middle:]}")


def milliseconds(content: Content) -> float:
    """Return what checking `content` takes when no line of it was ever read."""
    remembered.forget()
    return again(content)


def again(content: Content) -> float:
    started = time.process_time()
    check(content)
    return (time.process_time() - started) * 1000


def lines() -> Iterator[str]:
    """Yield the curve and the hostile pages."""
    check(of_length(200))
    yield f"{'check: words':>14}{'ms':>8}{'ms per 1,000':>14}{'one paragraph changed':>24}"
    for length in LENGTHS:
        content = of_length(length)
        spent = milliseconds(content)
        changed = again(edited(content)) / spent
        yield f"{length:>14,}{spent:>8.0f}{spent / length * 1000:>14.1f}{changed:>23.0%}"
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
