"""
Name what is read, of which server, and what the issue of speed asks of it.

Paths go in turn through a thousand letters, so no measure is that of one hot row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

GZIP = {"Accept-Encoding": "gzip"}
"""What every browser, CDN and frontend asks for."""

HOT = 200
"""Letters that are read where answers are kept: each process has met all of them soon."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One line of the table. `server` is one of those that `run` starts."""

    name: str
    server: str
    paths: list[str]
    headers: Mapping[str, str] = field(default_factory=lambda: GZIP)
    least: float | None = None
    """The part of the ceiling's requests a second that it should reach."""


def subjects(slugs: list[str], etag: Mapping[str, str], author: str) -> list[Subject]:
    """Return the lines, the ceiling first."""
    api = "/api/v1/articles/"
    details = [f"{api}{slug}/" for slug in slugs]
    return [
        Subject("ceiling: 20 KB of prepared bytes", "plain", ["/ceiling/"]),
        Subject("detail, cache off", "off", details, least=0.3),
        Subject("detail, cache off, uncompressed", "off", details, headers={}),
        Subject("detail, cache on", "on", details[:HOT], least=0.6),
        Subject(
            "304 on detail",
            "on",
            [f"{api}{etag['slug']}/"],
            headers=GZIP | {"If-None-Match": etag["etag"]},
            least=0.7,
        ),
        Subject("list of 20 newest, cache off", "off", [api], least=0.2),
        Subject("list of one author, cache off", "off", [f"{api}?author={author}"], least=0.2),
        Subject("list of 20 newest, cache on", "on", [api], least=0.5),
        Subject("list of one author, cache on", "on", [f"{api}?author={author}"], least=0.5),
    ]


def textbook(slugs: list[str], author: str) -> list[Subject]:
    """Return the same reads of the textbook's implementation."""
    details = [f"/textbook/{slug}/" for slug in slugs[:HOT]]
    return [
        Subject("textbook DRF: detail", "textbook", details),
        Subject("textbook DRF: list of 20 newest", "textbook", ["/textbook/"]),
        Subject("textbook DRF: list of one author", "textbook", [f"/textbook/?author={author}"]),
    ]


def searches(words: list[str], author: str) -> list[Subject]:
    """Return searches: usual and rare words, alone, in pairs, half typed, mistyped, narrowed."""
    half = len(words) // 2
    pairs = [f"{one}+{other}" for one, other in zip(words[:half], words[half:], strict=False)]
    asked = {
        "search: one word": words,
        "search: two words": pairs,
        "search: half a word": [word[:4] for word in words],
        "search: a mistyped word": [f"{word[:3]}q{word[3:]}" for word in words],
        "search: of one author": [f"{word}&author={author}" for word in words],
    }
    asked["search: all of these"] = [
        each for together in zip(*asked.values(), strict=False) for each in together
    ]
    return [
        Subject(name, "off", [f"/api/v1/articles/?search={each}" for each in found])
        for name, found in asked.items()
    ]
