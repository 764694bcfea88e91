"""Show two values of one field beside each other: what was typed, and what is registered."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from references.comparing import comparison
from references.comparing.comparison import FieldDifference
from references.models import Difference, Reference

NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """
    One field with both of its values, in words.

    `row` is the `Difference` to decide, None where there is nothing to choose. `keeps` says
    which of the two the record has now: typed, registered, or "".
    """

    label: str
    typed: str
    registered: str
    source: str = ""
    keeps: str = ""
    row: Difference | None = None


def of_rows(rows: Iterable[Difference]) -> list[Side]:
    """Return the differences of one record, in the order in which a reference is read."""
    order = list(comparison.LABELS)
    return [
        Side(
            label=label(row.field),
            typed=_shown(row.typed),
            registered=_shown(row.registered),
            source=row.source,
            keeps=row.kept,
            row=row,
        )
        for row in sorted(rows, key=lambda row: _place(order, row.field))
    ]


def of_values(differences: Iterable[FieldDifference]) -> list[Side]:
    """Return differences that nobody has to decide, for they stand in no record."""
    return [
        Side(
            label=difference.label,
            typed=_shown(difference.typed),
            registered=_shown(difference.registered),
        )
        for difference in differences
    ]


def label(field: str) -> str:
    """Return the name of a field as editors know it."""
    known = comparison.LABELS.get(field)
    return known or capfirst(Reference._meta.get_field(field).verbose_name)  # type: ignore[union-attr]


def _shown(value: object) -> str:
    return comparison.shown(value) or NOTHING


def _place(order: list[str], field: str) -> int:
    return order.index(field) if field in order else len(order)
