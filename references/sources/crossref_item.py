"""
Turn a work of the Crossref REST API into a CSL-JSON item.

Crossref's words are close to CSL's and differ where it hurts: most fields are lists, a date
comes in four kinds, titles carry markup, an acronym is deposited as the short title of a
journal, and what is not known comes as `n/a-n/a`.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

from references import csl, identifiers
from references.identifiers import IdentifierError
from references.recognition import Identifiers
from references.sources import registered_text
from references.sources.json_shape import Object, day, part, parts, text, texts
from references.sources.registered_names import person

TYPES = {
    "journal-article": "article-journal",
    "journal-issue": "article-journal",
    "proceedings-article": "paper-conference",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "proceedings": "book",
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "book-track": "chapter",
    "reference-entry": "chapter",
    "posted-content": "article",
    "report": "report",
    "report-component": "report",
    "report-series": "report",
    "standard": "report",
    "dissertation": "thesis",
    "dataset": "dataset",
    "database": "dataset",
}
"""Crossref's types in CSL's words; any other is a document."""

WHOLE = {"book", "report", "thesis"}
"""What an ISBN names as a whole; on a chapter it would make all chapters one reference."""

# “RETRACTED: …” as most publishers have it, “[Retracted] …” as Hindawi has.
RETRACTED_TITLE = re.compile(
    r"(?:\[(?:retracted|withdrawn|removed)(?: article)?\]:?"
    r"|(?:retracted|withdrawn|removed)(?: (?:article|chapter|paper))?\s*:)\s*(?=\S)",
    re.I,
)
NO_PAGE = re.compile(
    r"(?:n/?a|none|no|0|undefined|)(?:\s*[-–]\s*(?:n/?a|none|no|0|undefined|))?", re.I
)


def item(work: Object) -> csl.Item:
    """Return the CSL-JSON item of a work, with its abstract; empty where Crossref is silent."""
    kind = TYPES.get(text(work, "type"), "document")
    page, number = _pages(text(work, "page")), text(work, "article-number")
    return csl.build(
        type=kind,
        title=title(work),
        authors=list(_people(work, "author")),
        editors=list(_people(work, "editor")),
        container_title=_container(work, kind),
        container_title_short=_short_title(work),
        publisher=registered_text.plain(text(work, "publisher")),
        edition=text(work, "edition-number"),
        issued=date(work),
        volume=text(work, "volume"),
        issue=text(work, "issue") or text(part(work, "journal-issue"), "issue"),
        page=page,
        number="" if number == page else number,
        issn=text(work, "ISSN"),
        identifiers=Identifiers(
            doi=text(work, "DOI").lower(), isbn=_isbn(work) if kind in WHOLE else ""
        ),
        abstract=registered_text.paragraphs(text(work, "abstract")),
        language=text(work, "language"),
    )


def title(work: Object) -> str:
    """Return title and subtitle on one line, without a publisher's “RETRACTED:” before them."""
    deposited = whole_title(work)
    main = RETRACTED_TITLE.sub("", deposited) if says_retracted(work) else deposited
    subtitle = registered_text.title(text(work, "subtitle"))
    if not subtitle or subtitle.lower() in main.lower():
        return main
    return f"{main} {subtitle}" if main.endswith((":", "?", "!")) else f"{main}: {subtitle}"


def whole_title(work: Object) -> str:
    """Return the title as deposited, without its subtitle."""
    names = ("title", "original-title", "short-title")
    return next(filter(None, (registered_text.title(text(work, name)) for name in names)), "")


def says_retracted(work: Object) -> bool:
    """Say whether the publisher wrote “RETRACTED:” or the like before the title."""
    return RETRACTED_TITLE.match(whole_title(work)) is not None


def date(work: Object) -> str:
    """
    Return the date the paper is cited by, as exactly as Crossref knows it.

    A paper that stands in an issue is cited by the date of the printed issue, even when it was
    online the year before.
    """
    issue = part(work, "journal-issue")
    printed = day(work, "published-print") or day(issue, "published-print")
    if printed and (text(work, "volume") or text(work, "issue") or text(issue, "issue")):
        return printed
    names = ("published-online", "posted", "published", "issued", "published-print", "approved")
    return next(filter(None, (day(work, name) for name in names)), "")


def _people(work: Object, role: str) -> Iterator[csl.PersonName]:
    for entry in parts(work, role):
        found = person(
            family=text(entry, "family"),
            given=text(entry, "given"),
            suffix=text(entry, "suffix"),
            group=text(entry, "name"),
        )
        if found:
            yield found


def _container(work: Object, kind: str) -> str:
    titles = texts(work, "container-title")
    if kind == "article" and not titles:
        # A preprint stands on a server, which Crossref knows as an institution.
        titles = tuple(text(entry, "name") for entry in parts(work, "institution"))
    # Of a chapter, the series comes before the book.
    chosen = titles[-1:] if kind in {"chapter", "paper-conference"} else titles[:1]
    return registered_text.plain("".join(chosen))


def _short_title(work: Object) -> str:
    """Return the abbreviated journal title; an acronym is no abbreviation AMA would print."""
    short = registered_text.plain(text(work, "short-container-title"))
    is_acronym = short.isupper() and " " not in short and short not in _container(work, "")
    return "" if is_acronym else short


def _pages(deposited: str) -> str:
    page = " ".join(deposited.split()).strip("-–,; ")
    first, _, last = page.partition("-")
    if NO_PAGE.fullmatch(page):
        return ""
    return first if first == last else page


def _isbn(work: Object) -> str:
    for deposited in texts(work, "ISBN"):
        with suppress(IdentifierError):
            return identifiers.parse_isbn(deposited.rpartition("/")[2])
    return ""
