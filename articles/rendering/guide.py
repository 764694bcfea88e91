"""
Answer what a renderer needs to know about the node in front of it.

Citations and headings are asked for in reading order, one after the other: two equal
citations at different places are equal values in the tree, but have different anchors.
So a guide serves one walk through one part and is then used up.
"""

from dataclasses import dataclass
from functools import lru_cache

from articles.body.document import Claim, Figure, LetterLink, Link
from articles.content import DISCLAIMED_KINDS, FDA_DISCLAIMER, Disclaimer, Image, LetterTarget
from articles.reading import Reading
from articles.rendering.anchors import (
    REMEMBERED,
    RESERVED,
    Mention,
    Part,
    claim_anchor,
    disclaimer_anchor,
    targets,
)


class Guide:
    """Lead one renderer through one part of a letter."""

    def __init__(self, reading: Reading, part: Part) -> None:
        self._part = part
        self._places = iter(part.places)
        self._headings = iter(part.headings)
        self._figures = iter(part.figures)
        self._shelf = _shelf(reading)

    def next_place(self) -> tuple[Mention, ...]:
        """Return the mentions of the citation reached now, by number; () shows nothing."""
        return next(self._places)

    def next_heading(self) -> str:
        """Return the anchor of the heading reached now."""
        return next(self._headings)

    def next_figure(self) -> str:
        """Return the anchor of the figure reached now."""
        return next(self._figures)

    def image(self, figure: Figure) -> Image | None:
        """Return the picture that `figure` shows, None when the letter has none by that name."""
        return self._shelf.images.get(figure.image)

    def claim_anchor(self, claim: Claim) -> str:
        """Return the anchor of a claim."""
        return claim_anchor(self._part, claim.mark)

    def symbol(self, claim: Claim) -> tuple[str, str] | None:
        """Return the symbol behind a claim and the anchor it leads to, or None without one."""
        return self._shelf.disclaimer if claim.kind in DISCLAIMED_KINDS else None

    def href(self, link: Link | LetterLink) -> str:
        """Return where a link leads, or "" when there is nothing to open: show its words."""
        if isinstance(link, LetterLink):
            letter = self._shelf.letters.get(link.identity)
            return letter.url if letter and letter.live else ""
        if link.href.startswith("#") and link.href[1:] not in self._shelf.targets:
            return ""
        return link.href

    def leads_to_heading(self, href: str) -> bool:
        """Tell whether `href`, as given by the method above, leads to a heading of the letter."""
        return href.startswith("#") and not RESERVED.fullmatch(href[1:])

    def headline(self, link: LetterLink) -> str:
        """Return the headline of the letter a link leads to, "" when it is not known."""
        letter = self._shelf.letters.get(link.identity)
        return letter.headline if letter else ""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What all parts of one letter look up: a letter has many, and four renderers each."""

    images: dict[str, Image]
    letters: dict[str, LetterTarget]
    disclaimer: tuple[str, str] | None
    targets: frozenset[str]


@lru_cache(maxsize=REMEMBERED)
def _shelf(reading: Reading) -> _Shelf:
    content = reading.content
    return _Shelf(
        images={image.identity: image for image in content.images},
        letters={letter.identity: letter for letter in content.letters},
        disclaimer=_disclaimer(content.disclaimers),
        targets=targets(reading),
    )


def _disclaimer(disclaimers: tuple[Disclaimer, ...]) -> tuple[str, str] | None:
    """Return symbol and anchor of the disclaimer for statements: the FDA's, else the first."""
    marked = [
        (disclaimer.kind != FDA_DISCLAIMER, position, disclaimer.symbol)
        for position, disclaimer in enumerate(disclaimers, start=1)
        if disclaimer.symbol
    ]
    if not marked:
        return None
    _, position, symbol = min(marked)
    return symbol, disclaimer_anchor(position)
