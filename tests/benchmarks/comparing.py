"""
Show what comparing two revisions costs by their length, and by how much was edited.

`make bench` prints it. Milliseconds a thousand words stay the same from a letter to a book, however
much was edited; a letter turned upside down, or written anew, costs no more than a few edits do.
"""

import random
import time
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from articles.changes.report import compare
from articles.content import Content, from_json, to_json
from tests.benchmarks.checking import of_length, statements

LENGTHS = (1_500, 3_000, 6_000, 12_000)


def paragraphs(content: Content) -> list[str]:
    return content.body.replace("</p>", "</p>\n").splitlines()


def with_body(content: Content, found: list[str]) -> Content:
    return replace(content, body="".join(found))


def few_words(content: Content) -> Content:
    """Change a word in every tenth paragraph."""
    found = paragraphs(content)
    for place in range(0, len(found), 10):
        found[place] = _edited(found[place], every=1_000)
    return with_body(content, found)


def every_paragraph(content: Content) -> Content:
    return with_body(content, [_edited(each, every=8) for each in paragraphs(content)])


def upside_down(content: Content) -> Content:
    return with_body(content, paragraphs(content)[::-1])


def written_anew(content: Content) -> Content:
    known = statements()
    random.Random(6).shuffle(known)  # noqa: S311 - the same letter in every run
    found = paragraphs(content)
    return with_body(content, [f"<p>{known[n % len(known)]}</p>" for n in range(len(found))])


def _edited(paragraph: str, *, every: int) -> str:
    words = paragraph.split(" ")
    for place in range(1, len(words) - 1, every):
        words[place] = "otherwise"
    return " ".join(words)


EDITS: tuple[Callable[[Content], Content], ...] = (
    few_words,
    every_paragraph,
    upside_down,
    written_anew,
)


def milliseconds(before: Content, after: Content) -> float:
    """Return what comparing takes when neither letter was ever read."""
    before, after = (from_json(to_json(each)) for each in (before, after))
    started = time.process_time()
    compare(before, after)
    return (time.process_time() - started) * 1000


def lines() -> Iterator[str]:
    """Yield a line for each length: milliseconds a thousand words for each kind of edit."""
    names = "".join(f"{edit.__name__.replace('_', ' '):>18}" for edit in EDITS)
    yield f"{'compare: words':>16}{names}   (ms per 1,000 words)"
    for length in LENGTHS:
        content = of_length(length)
        spent = (milliseconds(content, edit(content)) / length * 1000 for edit in EDITS)
        yield f"{length:>16,}" + "".join(f"{each:>18.1f}" for each in spent)
