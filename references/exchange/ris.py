"""
Read RIS, in the dialects of EndNote, Zotero, Mendeley, Crossref and the publishers.

Two specifications are about. The first has T1, A1, Y1, JF, JA and N2; EndNote's of 2011 has TI,
AU, PY, T2, J2 and AB, and lets some tags mean another thing for each type (A2 is the editor of
a chapter's book, but the editor of a whole book's series). Exporters mix the two.
"""

import html
import re
from collections.abc import Iterable, Iterator

from references import csl, identifiers
from references.exchange import addresses, dates, languages, names
from references.exchange.row import Row
from references.exchange.tagged import Layout, Tagged, records
from references.exchange.text import Line
from references.recognition import Identifiers

LAYOUT = Layout(
    tag=re.compile(r"(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?: (?P<value>.*)|\s*)$"),
    first="TY",
    last="ER",
    paragraphs=frozenset({"AB", "N2"}),
)
TYPES = {
    "JOUR": "article-journal",
    "EJOUR": "article-journal",
    "JFULL": "article-journal",
    "ABST": "article-journal",
    "INPR": "article-journal",
    "UNPB": "article",
    "UNPD": "article",
    "MANSCPT": "article",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "CLSWK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "DICT": "chapter",
    "ENCYC": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "RPRT": "report",
    "GOVDOC": "report",
    "STAND": "report",
    "THES": "thesis",
    "ELEC": "webpage",
    "BLOG": "webpage",
    "ICOMM": "webpage",
    "WEB": "webpage",
    "DATA": "dataset",
    "AGGR": "dataset",
    "DBASE": "dataset",
}
"""What we have no type for (maps, films, patents) is an “other document”."""

BOOKS = frozenset({"book"})
PUBMED = re.compile(r"pubmed|medline|\bnlm\b|national library of medicine", re.I)
LINKS = ("UR", "L2", "LK")
ISSN = re.compile(r"\b[0-9]{4}-?[0-9]{3}[0-9Xx]\b")


def read(lines: Iterable[Line]) -> Iterator[Row]:
    """Give a row for each record of a RIS file."""
    for record in records(lines, LAYOUT):
        if record.fault:
            yield Row(place=record.place, error=record.fault)
            continue
        record.fields = [(tag, html.unescape(value)) for tag, value in record.fields]
        yield Row(
            place=record.place,
            item=_item(record),
            key=record.first("ID"),
            doubts=(*record.doubts, *_left_out(record)),
        )


def _item(record: Tagged) -> csl.Item:
    form = record.first("TY").upper()
    type_ = TYPES.get(form, "document")
    authors, editors = _people(record, form, type_)
    container, short = _containers(record, type_)
    number, issn, book = _numbers(record, type_)
    issue = record.first("IS", "CP")
    if not issue and type_.startswith("article"):
        # EndNote puts a journal's issue there; others their notes.
        issue = next((one for one in record.all("M1") if len(one) <= 12), "")
    return csl.build(
        key=record.first("ID"),
        type=type_,
        title=record.first("TI", "T1", "CT", *(["BT"] if type_ in BOOKS else [])),
        authors=authors,
        editors=editors,
        container_title=container,
        container_title_short=short,
        publisher=record.first("PB"),
        # For an article EndNote keeps the date of its appearance online there.
        edition="" if type_ == "article-journal" else record.first("ET"),
        issued=dates.best(record.first("PY", "Y1"), record.all("DA", "Y1", "PY")),
        volume=record.first("VL"),
        issue=issue,
        page=_page(record),
        number=number,
        issn=issn,
        identifiers=_identifiers(record, book),
        url=addresses.own(_addresses(record)),
        abstract=record.first("AB", "N2"),
        language=languages.code(record.first("LA")),
    )


def _people(
    record: Tagged, form: str, type_: str
) -> tuple[list[csl.PersonName], list[csl.PersonName]]:
    """Return authors and editors; see the module for what A2 means."""
    authors = _named(record.all("AU", "A1"))
    editors = _named(record.all("ED", "A3") if type_ in BOOKS else record.all("A2", "ED"))
    if form == "EDBOOK" and not editors:
        return [], authors
    if type_ in BOOKS and not (authors or editors):
        editors = _named(record.all("A2"))
    return authors, editors


def _named(values: list[str]) -> list[csl.PersonName]:
    return [name for value in values if (name := names.parse(value))]


def _containers(record: Tagged, type_: str) -> tuple[str, str]:
    """Return the journal's or book's title and its abbreviation."""
    if type_ in BOOKS:
        return "", ""  # T2 of a book is the series it appeared in.
    # JO is the full name in the specification and the short one in many exports.
    whole = record.first("T2", "JF", "BT", "C3")
    short = record.first("J2", "JA", "J1")
    named = record.first("JO")
    return (whole or named, short or (named if whole and named != whole else ""))


def _numbers(record: Tagged, type_: str) -> tuple[str, str, str]:
    """Return article or report number, ISSN and ISBN; SN may be any of them."""
    number, issn = record.first("C7"), ""
    books: list[str] = []
    for value in record.all("SN"):
        book = isbn(value)
        series = ISSN.search(value)
        books.append(book)
        if series and not book:
            issn = issn or series[0]
        elif not book and type_ == "report":
            number = number or value
    return number, issn, next(filter(None, books), "")


def isbn(value: str) -> str:
    """Return the first ISBN in `value`, or ""."""
    for part in re.split(r"[;,/(]|\s{2,}", value):
        try:
            return identifiers.parse_isbn(part)
        except identifiers.IdentifierError:
            continue
    return ""


def _page(record: Tagged) -> str:
    first, last = (re.sub(r"\s*(?:[‐‑‒–—−]|--)\s*", "-", record.first(tag)) for tag in ("SP", "EP"))
    if not last or last == first or "-" in first:
        return first
    return f"{first}-{last}" if first else last


def _addresses(record: Tagged, tags: tuple[str, ...] = LINKS) -> list[str]:
    return [part for value in record.all(*tags) for part in re.split(r";\s*|\s+", value)]


def _left_out(record: Tagged) -> Iterator[str]:
    for tag in LINKS:
        yield from addresses.left_out(record.place, tag, _addresses(record, (tag,)))


def _identifiers(record: Tagged, book: str) -> Identifiers:
    """Take each identifier from its own tag, else from a place where only it can be meant."""
    linked = addresses.identifiers(_addresses(record))
    noted = addresses.labelled(record.all("AN", "N1", "M1", "M2", "C2", "L3", "M3"))
    accession = record.first("AN")
    at_pubmed = PUBMED.search(record.first("DB") + " " + record.first("DP"))
    pmid = accession if accession.isdigit() and at_pubmed else ""
    doi = addresses.doi(record.first("DO", "DI"))
    return Identifiers(
        doi=doi or noted.doi or linked.doi,
        pmid=pmid or noted.pmid or linked.pmid,
        pmcid=noted.pmcid or linked.pmcid,
        isbn=book,
    )
