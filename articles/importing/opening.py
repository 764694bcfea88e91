"""
Read what stands above a letter: its date, headline, byline and description.

They come in any order, and menus may stand between. What readers see wins over what the
markup says; a difference is told.
"""

from dataclasses import dataclass, field

from articles.body.document import Block, Document, Heading, Paragraph
from articles.body.walk import citations, text_of
from articles.importing import days, fda, lines, marks
from articles.importing.notes import Notes, quoted
from articles.importing.refusal import ImportRefused

FARTHEST = 12
"""Blocks from the top in which an opening is looked for."""
LONGEST_HEADLINE = 300
LONGEST_DESCRIPTION = 600
LEAST_DESCRIPTION = 40


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the opening before it is read, each "" when unknown."""

    shown_headline: str = ""
    """From an element that says it is the headline; it stands no more among the blocks."""
    headline: str = ""
    description: str = ""
    author: str = ""


@dataclass(slots=True)
class Opening:
    """What was read; `rest` are the blocks of the letter itself."""

    headline: str = ""
    description: str = ""
    visible_date: str = ""
    byline: str = ""
    rest: tuple[Block, ...] = ()
    above: list[str] = field(default_factory=list)


def read(blocks: tuple[Block, ...], known: Known, notes: Notes) -> Opening:
    """Return the opening of a page; raises `ImportRefused` when it has no headline."""
    opening = Opening(headline=known.shown_headline)
    at = 0
    while at < min(len(blocks), FARTHEST) and _takes(opening, blocks, at, known, notes):
        at += 1
    opening.rest = blocks[at:]
    _settle_headline(opening, known, notes)
    if not opening.description and known.description:
        opening.description = known.description
        notes.guess("The description stands in the page's markup alone; it was taken from there.")
    return opening


def _takes(
    opening: Opening, blocks: tuple[Block, ...], at: int, known: Known, notes: Notes
) -> bool:
    """Take the block at `at` into the opening if it belongs there."""
    line = text_of(blocks[at])
    if _is_margin(opening, line, known):
        if not lines.byline(line) and not lines.is_navigation(line):
            _tell(line, known, notes)
        return True
    if not opening.headline:
        return _takes_headline(opening, blocks, at, known, notes)
    if lines.same(line, opening.headline):
        return True
    if not opening.description and _is_description(blocks, at, known):
        opening.description = " ".join(line.split())
        if not known.description:
            notes.guess(f"The description is the first paragraph: {quoted(line)}")
        return True
    if not opening.description and _stands_above_byline(blocks, at, known):
        opening.description = " ".join(line.split())
        marked = f"; the markup says {quoted(known.description)}" if known.description else ""
        notes.guess(f"The description is the line above the byline: {quoted(line)}{marked}.")
        return True
    return False


def _is_margin(opening: Opening, line: str, known: Known) -> bool:
    """Take dates and bylines; pass over menus."""
    if days.is_date_line(line):
        opening.visible_date = opening.visible_date or days.find(line)
        return True
    if name := lines.byline(line):
        opening.byline = opening.byline or name
        opening.visible_date = opening.visible_date or days.find(line)
        return True
    if name := _dated_byline(line, known):
        opening.byline = opening.byline or name
        opening.visible_date = opening.visible_date or days.find(line)
        return True
    return lines.is_navigation(line)


def _tell(line: str, known: Known, notes: Notes) -> None:
    """Tell of a line that was left out and of which the draft keeps less than it says."""
    if _dated_byline(line, known) or not days.find(line):
        notes.recognise(f"byline, date or reading time, left out of the letter: {quoted(line)}")


def _dated_byline(line: str, known: Known) -> str:
    """Return the name in “Posted on May 3, 2026 by Jane Doe” or “Jane Doe · 3 min read”."""
    if len(line) > 120:
        return ""
    bare = days.without_dates(line)
    if lines.same(bare, known.author):
        return known.author
    return lines.byline(bare) if days.find(line) else ""


def _stands_above_byline(blocks: tuple[Block, ...], at: int, known: Known) -> bool:
    """Say whether the block at `at` is an excerpt: one paragraph, and date or author below it."""
    line = text_of(blocks[at])
    follower = text_of(blocks[at + 1]).strip() if at + 1 < len(blocks) else ""
    return (
        isinstance(blocks[at], Paragraph)
        and 0 < len(line) <= LONGEST_DESCRIPTION
        and not citations_in(blocks[at])
        and bool(follower)
        and (days.is_date_line(follower) or bool(_dated_byline(follower, known)))
    )


def _takes_headline(
    opening: Opening, blocks: tuple[Block, ...], at: int, known: Known, notes: Notes
) -> bool:
    line = " ".join(text_of(blocks[at]).split())
    below = (text_of(block) for block in blocks[at + 1 : FARTHEST])
    if not lines.same(line, known.headline) and any(lines.same(b, known.headline) for b in below):
        notes.leave(f"Above the headline stands {quoted(line)}.")
        return True
    fits = isinstance(blocks[at], Paragraph | Heading) and 0 < len(line) <= LONGEST_HEADLINE
    if lines.same(line, known.headline) or (fits and not line.endswith((".", ",", ";", ":"))):
        opening.headline = line
        return True
    return False


def _is_description(blocks: tuple[Block, ...], at: int, known: Known) -> bool:
    line = text_of(blocks[at])
    if known.description:
        return lines.same(line, known.description)
    follower = blocks[at + 1] if at + 1 < len(blocks) else None
    return (
        isinstance(blocks[at], Paragraph)
        and isinstance(follower, Paragraph)
        and not _is_below(text_of(follower))
        and LEAST_DESCRIPTION <= len(line) <= LONGEST_DESCRIPTION
        and not citations_in(blocks[at])
        and not marks.BRACKETED.search(line)
    )


def _is_below(line: str) -> bool:
    """Say whether `line` belongs below a letter, so that no text stands between."""
    return fda.is_disclaimer(line) or lines.is_navigation(line) or bool(lines.signature(line))


def citations_in(block: Block) -> bool:
    """Say whether `block` cites a paper."""

    return bool(citations(Document((block,))))


def _settle_headline(opening: Opening, known: Known, notes: Notes) -> None:
    if not opening.headline:
        if not known.headline:
            raise ImportRefused(
                "No headline was found. Put it on a line of its own above the text, then import "
                "the page again."
            )
        opening.headline = known.headline
        notes.guess(f"The headline stands in the page's markup alone: {quoted(known.headline)}")
    elif known.headline and not lines.same(opening.headline, known.headline):
        notes.guess(
            f"The headline is the one readers see; the markup says {quoted(known.headline)}."
        )
    elif not known.headline and not known.shown_headline:
        notes.guess(f"The headline is the page's first line: {quoted(opening.headline)}")
    opening.headline = opening.headline[:LONGEST_HEADLINE]
