"""
Decide every place in a rendered letter that can be linked to, once for all renderers.

A mark's anchor is `cite-<n>-<k>`, the k-th mention of reference n counted through the body
and then the answers, so anchors are unique on the page and the reference list can link back.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from articles.body.document import Citation, Document, Heading
from articles.body.walk import citations, claims, figures, text_of, walk
from articles.reading import Reading

# What the page itself names; a heading "Disclaimer" must not take the disclaimer's place.
RESERVED = re.compile(
    "(?:ref|q|figure)-[0-9]+|cite-[0-9]+-[0-9]+|disclaimer(?:-[0-9]+)?|(?:q-[0-9]+-)?claim-.+"
    "|faq|references|disclosures|corrections|webpage|article|breadcrumb|primaryimage|topic-.+"
)

REMEMBERED = 8
"""Readings whose anchors are kept: every renderer asks for them, once for each answer."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One paper at one place: its citation key, its number and the place's anchor."""

    key: str
    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Part:
    """
    One document of the letter: the body, or the answer to one question.

    `places` holds the mentions of each citation and `headings` the anchor of each heading,
    both in reading order; `prefix` keeps the answers' claims apart from the body's. `figures`
    holds the anchor of each figure: they are counted through the whole letter.
    """

    document: Document
    places: tuple[tuple[Mention, ...], ...]
    headings: tuple[str, ...]
    prefix: str = ""
    figures: tuple[str, ...] = ()


@lru_cache(maxsize=REMEMBERED)
def parts(reading: Reading) -> tuple[Part, ...]:
    """Return the body and then each answer, shown or not, with their anchors."""
    mentioned: Counter[int] = Counter()
    taken: set[str] = set()
    counted = count(1)
    made = []
    for position, document in enumerate((reading.body, *reading.answers)):
        places = tuple(_place(c, reading.numbers, mentioned) for c in citations(document))
        headings = tuple(_heading(node, taken) for node in _headings(document))
        pictured = tuple(f"figure-{next(counted)}" for _ in figures(document))
        made.append(
            Part(document, places, headings, f"q-{position}-" if position else "", pictured)
        )
    return tuple(made)


def shown_parts(reading: Reading) -> tuple[Part, ...]:
    """Return the parts that a reader gets to see."""
    return parts(reading)[: 1 + len(reading.shown_answers)]


def mention_anchors(reading: Reading) -> dict[int, tuple[str, ...]]:
    """Return the anchors of every mention of each number, in reading order."""
    anchors: dict[int, list[str]] = {number: [] for number in reading.numbers.values()}
    for part in shown_parts(reading):
        for place in part.places:
            for mention in place:
                anchors[mention.number].append(mention.anchor)
    return {number: tuple(found) for number, found in anchors.items()}


@lru_cache(maxsize=REMEMBERED)
def targets(reading: Reading) -> frozenset[str]:
    """Return everything on the letter's page that a link `#...` may lead to."""
    content = reading.content
    found = {f"ref-{number}" for number in reading.numbers.values()}
    found.update(disclaimer_anchor(n) for n, _ in enumerate(content.disclaimers, start=1))
    found.update(f"q-{n}" for n, _ in enumerate(reading.shown_answers, start=1))
    for part in shown_parts(reading):
        found.update(part.headings, part.figures)
        found.update(mention.anchor for place in part.places for mention in place)
        found.update(claim_anchor(part, claim.mark) for claim in claims(part.document))
    return frozenset(found)


def claim_anchor(part: Part, mark: str) -> str:
    """Name a claim of `part` by its id."""
    return f"{part.prefix}claim-{mark}"


def disclaimer_anchor(position: int) -> str:
    """Name a disclaimer by its place, from 1: `disclaimer`, then `disclaimer-2`."""
    return "disclaimer" if position == 1 else f"disclaimer-{position}"


def _headings(document: Document) -> Iterable[Heading]:
    return (node for node in walk(document) if isinstance(node, Heading))


def _place(
    citation: Citation, numbers: dict[str, int], mentioned: Counter[int]
) -> tuple[Mention, ...]:
    """Return the known papers of one place by number; a paper nobody has is not shown."""
    known = sorted((numbers[key], key) for key in citation.keys if key in numbers)
    made = []
    for number, key in known:
        mentioned[number] += 1
        made.append(Mention(key, number, f"cite-{number}-{mentioned[number]}"))
    return tuple(made)


def _heading(heading: Heading, taken: set[str]) -> str:
    slug = _slug(text_of(heading)) or "section"
    if RESERVED.fullmatch(slug):
        slug = f"section-{slug}"
    unique, n = slug, 1
    while unique in taken:
        n += 1
        unique = f"{slug}-{n}"
    taken.add(unique)
    return unique


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain.replace("'", "")))
