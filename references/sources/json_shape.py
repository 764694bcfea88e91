"""
Take values out of a registry's JSON without trusting its shape.

A field that is missing, null or of another kind than documented reads as empty: a registry's
slip must cost the editor that field, not the paper.
"""

from collections.abc import Mapping

from references import csl

Object = Mapping[str, object]


def text(value: Object, name: str) -> str:
    """Return a field as text; of a list its first entry, of a number its digits."""
    found = value.get(name)
    if isinstance(found, list):
        found = next((entry for entry in found if entry), None)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    return str(found).strip()


def texts(value: Object, name: str) -> tuple[str, ...]:
    """Return a list field as its texts; a single text counts as a list of one."""
    found = value.get(name)
    entries = found if isinstance(found, list) else [found]
    return tuple(entry.strip() for entry in entries if isinstance(entry, str) and entry.strip())


def part(value: Object, name: str) -> Object:
    """Return a field that is an object."""
    found = value.get(name)
    return found if isinstance(found, Mapping) else {}


def parts(value: Object, name: str) -> tuple[Object, ...]:
    """Return a list field as its objects."""
    found = value.get(name)
    entries = found if isinstance(found, list) else []
    return tuple(entry for entry in entries if isinstance(entry, Mapping))


def day(value: Object, name: str) -> str:
    """Return a field with CSL's `date-parts` as 2017, 2017-05 or 2017-05-12, or empty."""
    return csl.issued({"issued": part(value, name)})


def real_date(written: str) -> str:
    """Return an ISO date of any precision if such a day exists, or empty."""
    try:
        return csl.parse_issued(written)
    except csl.CslError:
        return ""
