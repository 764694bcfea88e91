"""
Show where what was typed and what a registry says are not the same.

Only contradictions count. Where one side is silent, or says the same in other words (an
abbreviated journal, initials, `288-96`, a year for a day, another case), nothing differs. A
newcomer gets this wrong: a difference is not a mistake, for registries err too; a person decides.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from references import csl, markup
from references.comparing import people, wording
from references.comparing.journals import same_journal
from references.csl import NameVariable, PersonName

Value = str | list[NameVariable]
"""Text, or for authors and editors a list of CSL name variables; fits a JSON column."""

LABELS = {
    "type": "Type",
    "authors": "Authors",
    "editors": "Editors",
    "title": "Title",
    "container_title": "Journal or book",
    "publisher": "Publisher",
    "edition": "Edition",
    "issued": "Published",
    "volume": "Volume",
    "issue": "Issue",
    "page": "Pages",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "isbn": "ISBN",
}
"""Every field that is compared, in the order shown, with the words an editor reads."""

IMPORTANCE = {"type": 0.2, "publisher": 0.2, "edition": 0.3, "volume": 0.5, "issue": 0.3}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDifference:
    """
    One field on which both sides speak and do not agree.

    `field` is a key of `LABELS` (the names of `Reference`, or authors and editors). `weight`
    runs from 0 (a slip of spelling, a month) to 1 (nothing in common): how far a reader who
    looks for the paper would be led astray.
    """

    field: str
    typed: Value
    registered: Value
    weight: float

    @property
    def label(self) -> str:
        """The field in an editor's words."""
        return LABELS[self.field]


def differences(typed: csl.AnyItem, registered: csl.AnyItem) -> tuple[FieldDifference, ...]:
    """Return the fields on which both items contradict each other, in the order of `LABELS`."""
    return tuple(_all(typed, registered))


def shown(value: object) -> str:
    """Return a value of a `FieldDifference` as one line of plain text; anything is accepted."""
    if isinstance(value, str):
        return markup.plain(value)
    if isinstance(value, Sequence):
        return ", ".join(_printed(name) for name in csl.names({"author": value}))
    return "" if value is None else str(value)


def _all(typed: csl.AnyItem, registered: csl.AnyItem) -> Iterator[FieldDifference]:
    yield from _type(typed, registered)
    yield from _names("authors", csl.names(typed), csl.names(registered))
    yield from _names("editors", csl.names(typed, "editor"), csl.names(registered, "editor"))
    yield from _text("title", csl.marked_title(typed), csl.marked_title(registered))
    yield from _journal(typed, registered)
    for field, value in (
        ("publisher", csl.publisher),
        ("edition", csl.edition),
        ("issued", csl.issued),
        ("volume", csl.volume),
        ("issue", csl.issue),
    ):
        yield from _text(field, value(typed), value(registered))
    yield from _pages(typed, registered)
    for field in ("doi", "pmid", "pmcid", "isbn"):
        ours, theirs = (getattr(csl.identifiers(item), field) for item in (typed, registered))
        yield from _text(field, ours, theirs)


def _equal(ours: str, theirs: str) -> bool:
    return ours.casefold() == theirs.casefold()


SAME: dict[str, Callable[[str, str], bool]] = {
    "title": wording.same_title,
    "publisher": wording.same_publisher,
    "edition": wording.same_edition,
    "issued": wording.same_day,
    "volume": wording.same_number,
    "issue": wording.same_number,
    "page": wording.same_pages,
}


def _text(field: str, ours: str, theirs: str) -> Iterator[FieldDifference]:
    if ours and theirs and not SAME.get(field, _equal)(ours, theirs):
        weight = _far(field, ours, theirs)
        yield FieldDifference(field=field, typed=ours, registered=theirs, weight=weight)


def _type(typed: csl.AnyItem, registered: csl.AnyItem) -> Iterator[FieldDifference]:
    """Compare types; “journal article” without any journal was never said by anybody."""
    ours = csl.type_(typed)
    said = ours != "article-journal" or csl.container_title(typed) or csl.volume(typed)
    if said and typed.get("type") and registered.get("type"):
        yield from _text("type", ours, csl.type_(registered))


def _journal(typed: csl.AnyItem, registered: csl.AnyItem) -> Iterator[FieldDifference]:
    ours, theirs = (
        list(filter(None, (csl.container_title(item), csl.container_title_short(item))))
        for item in (typed, registered)
    )
    if ours and theirs and not any(same_journal(mine, your) for mine in ours for your in theirs):
        yield FieldDifference(
            field="container_title", typed=ours[0], registered=theirs[0], weight=0.7
        )


def _pages(typed: csl.AnyItem, registered: csl.AnyItem) -> Iterator[FieldDifference]:
    """Compare pages and article numbers, which lists and registries put in either field."""
    ours, theirs = (
        list(filter(None, (csl.page(item), csl.number(item)))) for item in (typed, registered)
    )
    if (
        ours
        and theirs
        and not any(wording.same_pages(mine, your) for mine in ours for your in theirs)
    ):
        yield from _text("page", ours[0], theirs[0])


def _names(
    field: str, ours: tuple[PersonName, ...], theirs: tuple[PersonName, ...]
) -> Iterator[FieldDifference]:
    if not (people.known(ours) and theirs) or people.same_people(ours, theirs):
        return
    strangers = sum(
        not any(people.same_person(mine, yours) for yours in theirs) for mine in people.known(ours)
    )
    weight = 0.1 if people.leads(ours, theirs) else 0.2 + 0.8 * strangers / len(ours)
    yield FieldDifference(
        field=field,
        typed=[csl.name_variable(name) for name in ours],
        registered=[csl.name_variable(name) for name in theirs],
        weight=round(weight, 2),
    )


def _far(field: str, ours: str, theirs: str) -> float:
    if field == "title":
        alike = fuzz.token_sort_ratio(wording.title_words(ours), wording.title_words(theirs))
        return round(max(0.05, 1 - alike / 100), 2)
    if field == "issued":
        years = abs(int(ours[:4]) - int(theirs[:4]))
        return (0.05, 0.2)[years] if years < 2 else 0.8
    return IMPORTANCE.get(field, 1.0 if field in ("doi", "pmid", "pmcid", "isbn") else 0.5)


def _printed(name: PersonName) -> str:
    """Print a person as lists do when only initials are known, else as one reads the name."""
    short = name.given.replace(".", "").replace("-", "").replace(" ", "")
    if name.family and short.isupper() and len(short) <= 4:
        return " ".join(filter(None, (name.family, name.given, name.suffix)))
    return name.full
