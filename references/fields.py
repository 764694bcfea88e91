"""
Name the fields of a record once: the columns of `Reference` that CSL knows, and its people.

`values` reads them from an item, whatever its origin. Some travel together (`COMPANIONS`): a
journal's short title belongs to its full one, and registries put an article's number either in
its own field or where pages stand.
"""

from collections.abc import Callable, Mapping

from references import csl
from references.comparing.people import known
from references.csl import NameVariable

Value = str | list[NameVariable]
"""Text, or for authors and editors a list of CSL name variables; fits a JSON column."""

TEXTS: dict[str, Callable[[csl.AnyItem], str]] = {
    "type": csl.type_,
    "title": csl.marked_title,
    "container_title": csl.container_title,
    "container_title_short": csl.container_title_short,
    "publisher": csl.publisher,
    "edition": csl.edition,
    "issued": csl.issued,
    "volume": csl.volume,
    "issue": csl.issue,
    "page": csl.page,
    "number": csl.number,
    "issn": csl.issn,
    "doi": csl.doi,
    "pmid": csl.pmid,
    "pmcid": csl.pmcid,
    "isbn": csl.isbn,
    "url": csl.url,
    "abstract": csl.abstract,
    "language": csl.language,
}
PEOPLE = {"authors": "author", "editors": "editor"}
"""The fields that hold people, with their role."""

COMPANIONS = {"container_title": "container_title_short", "page": "number"}
"""Fields that say nothing without the other: both are taken, or neither."""


def texts(item: csl.AnyItem) -> dict[str, str]:
    """Return every column of an item, empty where it says nothing."""
    return {field: read(item) for field, read in TEXTS.items()}


def values(item: csl.AnyItem) -> dict[str, Value]:
    """Return every field of an item, people included."""
    people = {
        field: [csl.name_variable(name) for name in csl.names(item, role)]
        for field, role in PEOPLE.items()
    }
    return {**texts(item), **people}


def people(names: Value) -> tuple[csl.PersonName, ...]:
    """Read a list of name variables; an “et al.” in it is nobody's name and drops."""
    return known(csl.names({"author": names}))


def reconciled(
    ours: Mapping[str, Value], theirs: Mapping[str, Value], *, held: frozenset[str], take: bool
) -> dict[str, Value]:
    """
    Return what a record is to change: gaps are filled, and with `take` the rest is taken over.

    Nothing a registry leaves empty is emptied, no date made coarser, no field in `held` (a
    person decided it) touched.
    """
    changed = {}
    for field, value in theirs.items():
        wanted = take and not _coarser(field, value, ours[field])
        if value and value != ours[field] and field not in held and (wanted or not ours[field]):
            changed[field] = value
    return changed


def _coarser(field: str, value: Value, than: Value) -> bool:
    return field == "issued" and str(than).startswith(str(value))
