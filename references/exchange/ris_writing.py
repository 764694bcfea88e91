"""Write RIS as EndNote's specification of 2011 has it; `references.exchange.ris` reads it again."""

import re
from collections.abc import Iterator

from references import csl, pages
from references.exchange import dates, names
from references.exchange.ris import ISSN, LAYOUT, isbn

TYPES = {
    "article-journal": "JOUR",
    "article": "UNPB",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
    "dataset": "DATA",
    "document": "GEN",
}
ENTITY = re.compile(r"&(?=#?\w+;)")


def write(item: csl.AnyItem) -> str:
    """Return one record, ended by ER and an empty line."""
    type_ = csl.type_(item)
    lines = [f"TY  - {TYPES.get(type_, 'GEN')}"]
    for tag, value in _fields(item, type_):
        # A reader takes &lt; for <, so an ampersand that could begin such a code is one itself.
        safe = ENTITY.sub("&amp;", value)
        kept = safe if tag == "AB" else " ".join(safe.split())
        if kept:
            lines += [f"{tag}  - {kept}"] if tag != "AB" else _paragraphs(kept)
    return "\n".join([*lines, "ER  - ", "", ""])


def _fields(item: csl.AnyItem, type_: str) -> Iterator[tuple[str, str]]:
    book = type_ == "book"
    known = csl.identifiers(item)
    first, last = _pages(csl.page(item))
    issued = csl.issued(item)
    yield "ID", str(item.get("id") or "")
    for person in csl.names(item):
        yield "AU", names.write(person)
    for person in csl.names(item, "editor"):
        yield "A3" if book else "A2", names.write(person)
    yield "TI", csl.marked_title(item)
    yield "T2", "" if book else csl.container_title(item)
    # A short title alone would be read as the full one.
    yield "J2", "" if book else csl.container_title_short(item)
    yield "PY", issued[:4]
    yield "DA", dates.slashed(issued) if len(issued) > 4 else ""
    yield "VL", csl.volume(item)
    yield "IS", csl.issue(item)
    yield "SP", first
    yield "EP", last
    yield _number_tag(type_, csl.number(item)), csl.number(item)
    yield "ET", "" if type_ == "article-journal" else csl.edition(item)
    yield "PB", csl.publisher(item)
    yield "SN", known.isbn
    yield "SN", csl.issn(item)
    yield "DO", known.doi
    yield "AN", known.pmid
    yield "DB", "PubMed" if known.pmid else ""
    yield "C2", known.pmcid
    yield "UR", csl.url(item)
    yield "LA", csl.language(item)
    yield "AB", csl.abstract(item)
    yield "N1", csl.note(item)


def _pages(page: str) -> tuple[str, str]:
    """Cut a plain range in two; anything else is a first page that says it all."""
    if page.count("-") == 1 and pages.RANGE.fullmatch(page):
        first, _, last = page.partition("-")
        return first.strip(), last.strip()
    return page, ""


def _number_tag(type_: str, number: str) -> str:
    """Say where an article's or a report's number goes; SN holds ISSN and ISBN as well."""
    ambiguous = ISSN.search(number) or isbn(number)
    return "SN" if type_ == "report" and not ambiguous else "C7"


def _paragraphs(abstract: str) -> list[str]:
    """Keep line breaks; a line that looks like a tag is indented, so that it is taken for none."""
    first, *more = filter(None, (" ".join(line.split()) for line in abstract.splitlines()))
    return [f"AB  - {first}", *(f" {line}" if LAYOUT.tag.match(line) else line for line in more)]
