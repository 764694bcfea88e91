"""
Write NBIB as PubMed does; `references.exchange.nbib` reads it again.

The format is made for what PubMed holds: it has no place for web addresses, for keys, or for
web pages and films. What it cannot hold is left out.
"""

import textwrap
from collections.abc import Iterator
from datetime import date

from references import csl
from references.exchange import languages
from references.exchange.nbib import TYPES
from references.formatting import NOTICES
from references.sources import pubmed_dates
from references.sources.pubmed_notices import RETRACTED

NAMES = {type_: name for name, type_ in TYPES.items()} | {"article-journal": "Journal Article"}
IN_BOOKS = frozenset({"book", "chapter"})
TOLD = {NOTICES["retracted"]: "RIN", NOTICES["corrected"]: "EIN", NOTICES["concern"]: "ECI"}
"""PubMed's tags for what a note says, with where it can be read."""
WIDTH = 88
"""Characters of a line, as PubMed breaks them."""


def write(item: csl.AnyItem) -> str:
    """Return one record, ended by an empty line."""
    lines = [_line(tag, value) for tag, value in _fields(item) if tag and value]
    return "\n".join([*lines, "", ""])


def _line(tag: str, value: str) -> str:
    return textwrap.fill(
        " ".join(value.split()),
        WIDTH,
        initial_indent=f"{tag:<4}- ",
        subsequent_indent=" " * 6,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _fields(item: csl.AnyItem) -> Iterator[tuple[str, str]]:
    type_ = csl.type_(item)
    known = csl.identifiers(item)
    title, number = csl.marked_title(item), csl.number(item)
    yield "PMID", known.pmid
    yield "IS", csl.issn(item) and f"{csl.issn(item)} (Linking)"
    yield "ISBN", known.isbn
    yield "VI", csl.volume(item)
    yield "IP", csl.issue(item)
    yield "DP", _date(csl.issued(item))
    yield ("BTI" if type_ == "book" else "TI"), _ended(title)
    yield "BTI", _ended(csl.container_title(item)) if type_ == "chapter" else ""
    yield "PG", csl.page(item)
    yield "LID", number and f"{number} [pii]"
    yield "LID", known.doi and f"{known.doi} [doi]"
    yield "AB", csl.abstract(item)
    yield from _people(csl.names(item), full="FAU", short="AU", group="CN")
    yield "LA", languages.three_letters(csl.language(item))
    yield "PT", NAMES.get(type_, "")
    yield from _people(csl.names(item, "editor"), full="FED", short="ED", group="CED")
    yield "PB", csl.publisher(item) if type_ in IN_BOOKS else ""
    yield "EN", csl.edition(item)
    yield "TA", csl.container_title_short(item)
    yield "JT", "" if type_ in IN_BOOKS else csl.container_title(item)
    yield "PMC", known.pmcid
    yield "AID", known.doi and f"{known.doi} [doi]"
    yield from _standing(csl.note(item))


def _standing(note: str) -> Iterator[tuple[str, str]]:
    """Write the word on a paper that no longer stands as PubMed does, where it holds one."""
    said, _, where = note.partition(": ")
    if said == NOTICES["retracted"]:
        yield "PT", RETRACTED
    yield TOLD.get(said, ""), where


def _ended(title: str) -> str:
    """End a title as PubMed does, with a full stop of its own."""
    return title if title.endswith(("?", "!")) or not title else f"{title}."


def _people(
    people: tuple[csl.PersonName, ...], *, full: str, short: str, group: str
) -> Iterator[tuple[str, str]]:
    for person in people:
        if person.literal:
            yield group, person.literal
            continue
        given = " ".join(filter(None, (person.given, person.suffix)))
        yield full, f"{person.family}, {given}" if given else person.family
        initials = "".join(word[0] for word in person.given.replace("-", " ").split())
        yield short, " ".join(filter(None, (person.family, initials, person.suffix)))


def _date(issued: str) -> str:
    """Write 2017-05-12 as `2017 May 12`."""
    parts = [int(part) for part in issued.split("-")] if issued else []
    whole = date(*[*parts, 1, 1][:3]) if parts else date.min
    # English whatever the machine's language, so not strftime.
    month = pubmed_dates.MONTHS[whole.month - 1].title()
    return " ".join([issued[:4], month, str(whole.day)][: len(parts)])
