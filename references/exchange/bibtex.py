"""
Read BibTeX and BibLaTeX.

Accents, braces and mathematics become characters (`references.exchange.latex`), `{A Group}` a
group, `and others` nobody. BibLaTeX's names of fields (journaltitle, date, eid) are read beside
BibTeX's. For an article `number` is the issue; for a report it is the report's number.
"""

import re
from collections.abc import Iterator

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from references import csl, recognition
from references.exchange import addresses, bibtex_blocks, dates, languages, latex
from references.exchange.bibtex_blocks import RawEntry
from references.exchange.row import Row, place
from references.person_name import GROUP_WORDS
from references.recognition import Identifiers

TYPES = {
    "article": "article-journal",
    "unpublished": "article",
    "preprint": "article",
    "book": "book",
    "mvbook": "book",
    "booklet": "book",
    "manual": "book",
    "collection": "book",
    "proceedings": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inreference": "chapter",
    "suppbook": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "techreport": "report",
    "report": "report",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "dataset": "dataset",
}
"""Everything else (misc) is an “other document”."""

SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
ET_AL = re.compile(r"others|et\.?\s*al\.?", re.I)
DASHES = re.compile(r"\s*(?:---?|[‐‑‒–—−])\s*")
LINKS = ("url", "howpublished")
ESCAPED = re.compile(r"\\([_&%#$~{}])(?:\{\})?")


def read(text: str) -> Iterator[Row]:
    """Give a row for each entry of a BibTeX file."""
    for number, entry in enumerate(bibtex_blocks.entries(text), start=1):
        where = place(number, entry.line)
        if entry.fault:
            yield Row(place=where, error=entry.fault)
        else:
            yield Row(
                place=where, item=_item(entry), key=entry.key, doubts=tuple(_left_out(entry, where))
            )


def _item(entry: RawEntry) -> csl.Item:
    def text(*names: str) -> str:
        return next((read for name in names if (read := latex.decode(_raw(entry, name)))), "")

    subtype = SUBTYPES.get(text("entrysubtype"), "")
    type_ = subtype or TYPES.get(entry.type, "document")
    in_issues = type_.startswith("article")
    return csl.build(
        key=entry.key,
        type=type_,
        title=_title(text("title"), text("subtitle")),
        authors=_people(_raw(entry, "author")),
        editors=_people(_raw(entry, "editor")),
        container_title=text("journal", "journaltitle", "booktitle"),
        container_title_short=text("shortjournal"),
        publisher=text("publisher", "institution", "school", "organization"),
        edition=text("edition"),
        issued=_issued(text("date"), text("year"), text("month"), text("day")),
        volume=text("volume"),
        issue=text("number", "issue") if in_issues else text("issue"),
        page=DASHES.sub("-", text("pages")),
        number=text("eid") or (text("number") if type_ == "report" else ""),
        issn=text("issn"),
        identifiers=_identifiers(entry),
        url=addresses.own(verbatim(_raw(entry, name)) for name in LINKS),
        abstract=text("abstract"),
        language=languages.code(text("language", "langid")),
    )


def _left_out(entry: RawEntry, where: str) -> Iterator[str]:
    for name in LINKS:
        said = verbatim(_raw(entry, name))
        # How something was published is mostly told in words: “Poster”, “Online”.
        if name == "url" or addresses.is_meant(said):
            yield from addresses.left_out(where, name, [said])


def verbatim(value: str) -> str:
    """Read an address or an identifier, in which only TeX's own characters are escaped."""
    inner = re.sub(r"^\s*\\url\s*", "", value).strip()
    unescaped = ESCAPED.sub(r"\1", inner)
    return unescaped[1:-1] if unescaped[:1] == "{" and unescaped.endswith("}") else unescaped


def _raw(entry: RawEntry, name: str) -> str:
    return entry.fields.get(name, "").strip()


def _title(title: str, subtitle: str) -> str:
    """Join the subtitle that BibLaTeX keeps apart."""
    return f"{title}: {subtitle}" if title and subtitle else title


def _people(value: str) -> list[csl.PersonName]:
    return [name for one in split_multiple_persons_names(value) if (name := _name(one.strip()))]


def _name(text: str) -> csl.PersonName | None:
    """Read one name; None for “others”."""
    if not text or ET_AL.fullmatch(text):
        return None
    whole = latex.decode(text)
    if _is_braced(text) or ("," not in text and " " in text and GROUP_WORDS.search(whole)):
        return csl.PersonName(literal=whole) if whole else None
    parts = parse_single_name_into_parts(text, strict=False)
    family = latex.decode(" ".join([*parts.von, *parts.last]))
    given, suffix = latex.decode(" ".join(parts.first)), latex.decode(" ".join(parts.jr))
    return csl.PersonName(family=family, given=given, suffix=suffix) if family else None


def _is_braced(text: str) -> bool:
    """Say whether one pair of braces holds the whole name; `{\\'E}` is but a letter."""
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    depth = 0
    for place_, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return place_ == len(text) - 1
    return False


def _issued(date: str, year: str, month: str, day: str) -> str:
    """Read BibLaTeX's `date`, else year, month (a name or a number) and day."""
    if date:
        start, _, end = date.partition("/")
        return dates.parse(start)[:4] if end else dates.parse(start)
    if month.isdigit():
        return dates.parse(f"{year}-{month}-{day}")
    return dates.parse(" ".join(filter(None, (year, month, day))))


def _identifiers(entry: RawEntry) -> Identifiers:
    linked = addresses.identifiers([verbatim(_raw(entry, "url"))])
    noted = addresses.labelled([latex.decode(_raw(entry, "note"))])
    scheme = (_raw(entry, "eprinttype") or _raw(entry, "archiveprefix")).lower()
    eprint = {scheme: verbatim(_raw(entry, "eprint"))}
    isbns = recognition.find(f"ISBN {verbatim(_raw(entry, 'isbn'))}")
    pmc = verbatim(_raw(entry, "pmcid") or _raw(entry, "pmc")) or eprint.get("pmc", "")
    return Identifiers(
        doi=addresses.doi(verbatim(_raw(entry, "doi"))) or noted.doi or linked.doi,
        pmid=verbatim(_raw(entry, "pmid")) or eprint.get("pubmed", "") or noted.pmid or linked.pmid,
        pmcid=(f"PMC{pmc}" if pmc.isdigit() else pmc) or noted.pmcid or linked.pmcid,
        isbn=isbns[0].value if isbns else "",
    )
