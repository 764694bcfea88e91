"""
Write /llms.txt: what the site is and where its letters are, for programs that read (llmstxt.org).

It says nothing that the site does not: names, descriptions and addresses of live letters.
"""

from collections.abc import Iterator
from typing import Any

from articles.content import Brand

LETTERS = 500
"""The newest; the file is read whole, by readers with a limit."""

MARKUP = str.maketrans({each: f"\\{each}" for each in "\\[]"})


def text(brand: Brand, cards: list[dict[str, Any]]) -> str:
    """Return the guide as Markdown."""
    return "\n".join([*_opening(brand), *_letters(cards)]) + "\n"


def _opening(brand: Brand) -> Iterator[str]:
    yield f"# {_line(brand.name)}"
    if brand.tagline:
        yield f"\n> {_line(brand.tagline)}"
    if brand.description:
        yield f"\n{_line(brand.description)}"
    yield (
        "\nEvery letter names the papers it rests on, and was reviewed and signed before it was "
        "published. Quote a statement together with its papers and its disclaimer."
    )


def _letters(cards: list[dict[str, Any]]) -> Iterator[str]:
    if cards:
        yield "\n## Letters\n"
    for card in cards:
        name = _line(card["headline"]).translate(MARKUP)
        about = f": {_line(card['description'])}" if card["description"] else ""
        yield f"- [{name}]({card['url']}){about}"


def _line(words: str) -> str:
    return " ".join(words.split())
