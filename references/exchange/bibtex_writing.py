"""
Write BibTeX in UTF-8 that BibLaTeX reads as well; `references.exchange.bibtex` reads it again.

Titles stand in double braces: a style may not take their capitals away.
"""

import re
from collections.abc import Iterator

from references import csl
from references.exchange import latex

TYPES = {
    "article-journal": "article",
    "article": "unpublished",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "webpage": "online",
    "dataset": "dataset",
    "document": "misc",
}
PUBLISHERS = {"report": "institution", "thesis": "school"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NO_KEY = re.compile(r"[^A-Za-z0-9:._+/-]+")


def write(item: csl.AnyItem, *, number: int) -> str:
    """Return one entry and an empty line; without an `id` its key is made from `number`."""
    type_ = csl.type_(item)
    key = NO_KEY.sub("-", str(item.get("id") or "")) or f"reference-{number}"
    lines = [
        f"  {name} = {value}," for name, value in _fields(item, type_) if value not in ("", "{}")
    ]
    return "\n".join([f"@{TYPES.get(type_, 'misc')}{{{key},", *lines, "}", "", ""])


def _fields(item: csl.AnyItem, type_: str) -> Iterator[tuple[str, str]]:
    known = csl.identifiers(item)
    in_issues = type_.startswith("article")
    title = _braced(csl.marked_title(item))
    yield "title", f"{{{title}}}" if title != "{}" else ""
    yield "author", _people(csl.names(item))
    yield "editor", _people(csl.names(item, "editor"))
    yield ("journal" if in_issues else "booktitle"), _braced(csl.container_title(item))
    yield "shortjournal", _braced(csl.container_title_short(item))
    yield PUBLISHERS.get(type_, "publisher"), _braced(csl.publisher(item))
    yield "edition", _braced(csl.edition(item))
    yield from _date(csl.issued(item))
    yield "volume", _braced(csl.volume(item))
    yield ("number" if in_issues else "issue"), _braced(csl.issue(item))
    yield "pages", "{" + latex.encode(csl.page(item)).replace("-", "--") + "}"
    yield ("number" if type_ == "report" else "eid"), _braced(csl.number(item))
    yield "issn", _braced(csl.issn(item))
    yield "isbn", _verbatim(known.isbn)
    yield "doi", _verbatim(known.doi)
    yield "pmid", _verbatim(known.pmid)
    yield "pmcid", _verbatim(known.pmcid)
    yield "url", _verbatim(csl.url(item))
    yield "entrysubtype", _verbatim(type_.partition("-")[2] if type_ in SUBTYPED else "")
    yield "language", _braced(csl.language(item))
    yield "abstract", _braced(csl.abstract(item))
    yield "note", _braced(csl.note(item))


SUBTYPED = frozenset({"article-magazine", "article-newspaper"})


def _braced(text: str) -> str:
    return "{" + latex.encode(" ".join(text.split())) + "}"


def _verbatim(text: str) -> str:
    """Keep an identifier as it is; TeX's packages read it so, but braces must pair."""
    return "{" + re.sub(r"([{}])", r"\\\1", text) + "}"


def _people(names: tuple[csl.PersonName, ...]) -> str:
    return "{" + " and ".join(_name(person) for person in names) + "}"


def _name(person: csl.PersonName) -> str:
    """Write `Family, Suffix, Given`, and a group in braces, so that nobody cuts it in two."""
    if person.literal:
        return _braced(person.literal)
    parts = [person.family, person.suffix, person.given]
    written = ", ".join(_part(part) for part in parts if part)
    # Without a comma, the last word alone would be the family name.
    return written if "," in written or " " not in written else f"{written},"


def _part(text: str) -> str:
    """Escape a part of a name; one that holds a comma or “and” is kept together by braces."""
    encoded = latex.encode(text)
    return f"{{{encoded}}}" if re.search(r",|\band\b", text, re.I) else encoded


def _date(issued: str) -> Iterator[tuple[str, str]]:
    year, month, day = [*issued.split("-"), "", ""][:3]
    yield "year", f"{{{year}}}"
    yield "month", MONTHS[int(month) - 1] if month else ""
    yield "day", f"{{{int(day)}}}" if day else ""
