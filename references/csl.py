"""
Know the field names of CSL-JSON, so that no other file has to.

An *item* is a CSL-JSON object: plain data, as registries send it and as revisions freeze it.
Accessors never raise: a missing or misshapen field reads as empty, because an item may come
from anywhere. `build` makes an item from our own values; `check` refuses a bad one in words.

A newcomer gets this wrong: `issued` is not a date. A paper may be known by year only, and
inventing a month would be telling readers something nobody said.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple, TypedDict

from references import markup, web
from references.recognition import Identifiers

TYPES = {
    "article-journal": "Journal article",
    "article": "Preprint",
    "article-magazine": "Magazine article",
    "article-newspaper": "Newspaper article",
    "book": "Book",
    "chapter": "Book chapter",
    "paper-conference": "Conference paper",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "Web page",
    "dataset": "Data set",
    "document": "Other document",
}
"""The CSL types we take, with the words an editor reads."""

ISSUED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

NameVariable = TypedDict(
    "NameVariable",
    {
        "family": str,
        "given": str,
        "suffix": str,
        "literal": str,
        "dropping-particle": str,
        "non-dropping-particle": str,
    },
    total=False,
)
DateVariable = TypedDict("DateVariable", {"date-parts": list[list[int]]}, total=False)
Item = TypedDict(
    "Item",
    {
        "id": str,
        "type": str,
        "title": str,
        "original-title": str,
        "author": list[NameVariable],
        "editor": list[NameVariable],
        "container-title": str,
        "container-title-short": str,
        "publisher": str,
        "edition": str,
        "issued": DateVariable,
        "volume": str,
        "issue": str,
        "page": str,
        "number": str,
        "ISSN": str,
        "ISBN": str,
        "DOI": str,
        "PMID": str,
        "PMCID": str,
        "URL": str,
        "abstract": str,
        "language": str,
    },
    total=False,
)
AnyItem = Mapping[str, object]


class CslError(ValueError):
    """Say which field of a CSL-JSON item is wrong and what it takes."""


class PersonName(NamedTuple):
    """One contributor: `family` and its companions for a person, `literal` for a group."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def full(self) -> str:
        """The name as one reads it aloud: given, family, suffix; or the group's name."""
        return self.literal or " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def inverted(self) -> str:
        """The name as indexes have it, `Family, Given, Jr`; or the group's name."""
        return self.literal or ", ".join(filter(None, (self.family, self.given, self.suffix)))


def type_(item: AnyItem) -> str:
    return _text(item, "type") or "article-journal"


def title(item: AnyItem) -> str:
    """Return the title in plain characters, without italics and the like."""
    return markup.plain(marked_title(item))


def marked_title(item: AnyItem) -> str:
    """Return the title with its inline tags as registered; see `references.markup`."""
    return _text(item, "title")


def names(item: AnyItem, role: str = "author") -> tuple[PersonName, ...]:
    """Return the people and groups in `role` (author or editor), in order."""
    value = item.get(role)
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    people = (_name(entry) for entry in value if isinstance(entry, Mapping))
    return tuple(person for person in people if person.full)


def issued(item: AnyItem) -> str:
    """Return the date of issue in the precision known: 2017, 2017-05, 2017-05-12 or empty."""
    value = item.get("issued")
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list):
        return ""
    try:
        numbers = [int(part) for part in takewhile(bool, first[:3])]
        return parse_issued(
            "-".join(f"{n:0{2 if place else 4}}" for place, n in enumerate(numbers))
        )
    except (TypeError, ValueError, OverflowError):
        return ""


def year(item: AnyItem) -> int | None:
    """Return the year of issue, or None when unknown."""
    text = issued(item)
    return int(text[:4]) if text else None


def container_title(item: AnyItem) -> str:
    """Return the journal's (or book's) title as registered."""
    return markup.plain(_text(item, "container-title"))


def container_title_short(item: AnyItem) -> str:
    """Return the journal's abbreviated title."""
    return markup.plain(_text(item, "container-title-short"))


def publisher(item: AnyItem) -> str:
    return _text(item, "publisher")


def edition(item: AnyItem) -> str:
    return _text(item, "edition")


def volume(item: AnyItem) -> str:
    return _text(item, "volume")


def issue(item: AnyItem) -> str:
    return _text(item, "issue")


def page(item: AnyItem) -> str:
    return _text(item, "page")


def number(item: AnyItem) -> str:
    """Return the article number, where the registry gives one apart from the pages."""
    return _text(item, "number")


def issn(item: AnyItem) -> str:
    return _text(item, "ISSN")


def doi(item: AnyItem) -> str:
    return _text(item, "DOI").lower()


def pmid(item: AnyItem) -> str:
    return _text(item, "PMID")


def pmcid(item: AnyItem) -> str:
    return _text(item, "PMCID")


def isbn(item: AnyItem) -> str:
    return _text(item, "ISBN")


def url(item: AnyItem) -> str:
    """Return the item's own address; those of its identifiers are `representation.urls`."""
    return web.address(_text(item, "URL"))


def abstract(item: AnyItem) -> str:
    return _text(item, "abstract")


def note(item: AnyItem) -> str:
    """Return a remark for readers; we write one for papers that no longer stand, and keep none."""
    return _text(item, "note")


def language(item: AnyItem) -> str:
    return _text(item, "language")


def identifiers(item: AnyItem) -> Identifiers:
    """Return DOI, PMID, PMCID and ISBN together, each empty when unknown."""
    return Identifiers(doi=doi(item), pmid=pmid(item), pmcid=pmcid(item), isbn=isbn(item))


def build(
    *,
    key: str = "",
    type: str = "article-journal",  # noqa: A002 - the name of the CSL field
    title: str = "",
    authors: Sequence[PersonName] = (),
    editors: Sequence[PersonName] = (),
    container_title: str = "",
    container_title_short: str = "",
    publisher: str = "",
    edition: str = "",
    issued: str = "",
    volume: str = "",
    issue: str = "",
    page: str = "",
    number: str = "",
    issn: str = "",
    identifiers: Identifiers | None = None,
    url: str = "",
    abstract: str = "",
    language: str = "",
) -> Item:
    """
    Make an item from plain values, leaving out what is empty.

    `issued` is an ISO date of any precision; raises `CslError` when it is not.
    """
    known = identifiers or Identifiers()
    item: Item = {
        "id": key,
        "type": type,
        "title": title,
        "author": [name_variable(person) for person in authors],
        "editor": [name_variable(person) for person in editors],
        "container-title": container_title,
        "container-title-short": container_title_short,
        "publisher": publisher,
        "edition": edition,
        "issued": _date_variable(issued),
        "volume": volume,
        "issue": issue,
        "page": page,
        "number": number,
        "ISSN": issn,
        "ISBN": known.isbn,
        "DOI": known.doi,
        "PMID": known.pmid,
        "PMCID": known.pmcid,
        "URL": url,
        "abstract": abstract,
        "language": language,
    }
    return {name: value for name, value in item.items() if value}  # type: ignore[return-value]


def check(item: object) -> None:
    """Raise `CslError` unless `item` is a CSL-JSON item that we can keep."""
    if not isinstance(item, Mapping):
        raise CslError("A reference is a JSON object with CSL-JSON fields such as “title”.")
    if type_(item) not in TYPES:
        raise CslError(f"The type “{type_(item)}” is not one we take: {', '.join(TYPES)}.")
    if not title(item).strip():
        raise CslError("The reference has no title. Type it as the paper prints it.")
    for role in ("author", "editor"):
        if item.get(role) and len(names(item, role)) != len(_list(item[role])):
            raise CslError(
                f"The field “{role}” is a list of names, each with “family” and “given”, or with "
                "“literal” for a group."
            )
    if item.get("issued") and not issued(item):
        raise CslError(
            "The field “issued” is not a date. It is written as "
            '{"date-parts": [[2017, 5, 12]]}; month and day may be left out.'
        )


def parse_issued(text: str) -> str:
    """Return `text` if it is 2017, 2017-05 or 2017-05-12 and a day that exists, or empty."""
    match = ISSUED.fullmatch(text)
    if text and not match:
        raise CslError(f"“{text}” is not a date. Write 2017, 2017-05 or 2017-05-12.")
    if match:
        try:
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError:
            raise CslError(f"“{text}” is a day that does not exist in the calendar.") from None
    return text


def _text(item: AnyItem, field: str) -> str:
    """Read a field as text; Crossref gives some as lists, others as numbers."""
    value = item.get(field)
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    # No database keeps a NUL, and no title has one.
    return str(value).replace("\0", "").strip()


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [value]


def _name(entry: Mapping[str, object]) -> PersonName:
    """Join the particles to the parts they print with: `van der` belongs to the family name."""
    family = f"{_text(entry, 'non-dropping-particle')} {_text(entry, 'family')}".strip()
    given = f"{_text(entry, 'given')} {_text(entry, 'dropping-particle')}".strip()
    if not family:
        return PersonName(literal=_text(entry, "literal") or given)
    return PersonName(family=family, given=given, suffix=_text(entry, "suffix"))


def name_variable(person: PersonName) -> NameVariable:
    return {  # type: ignore[return-value]
        name: value for name, value in person._asdict().items() if value
    }


def _date_variable(text: str) -> DateVariable:
    if not parse_issued(text):
        return {}
    return {"date-parts": [[int(part) for part in text.split("-")]]}
