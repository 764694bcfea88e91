"""
Keep the fields on which a record and a registry do not agree, until a person decides.

One row a field: what was typed, what is registered, and which of both the record has now. What
a person decided stays decided until the registry says something else again.
"""

from datetime import datetime

from references import fields, records
from references.comparing.comparison import LABELS, FieldDifference
from references.models import Difference, Reference


def show(
    row: Reference, differ: tuple[FieldDifference, ...], *, source: str, now: datetime
) -> tuple[Difference, ...]:
    """
    Keep what differs as open rows; returns those that are news.

    An open row that no longer differs goes, unless it holds what was typed before.
    """
    row.differences.filter(decided_at=None, kept=Difference.Kept.TYPED).exclude(
        field__in=[difference.field for difference in differ]
    ).delete()
    has = records.values(row)
    known = {shown.field: shown for shown in row.differences.all()}
    return tuple(
        _open(row, difference, kept=_kept(has, difference), source=source, now=now)
        for difference in differ
        if not _same(known.get(difference.field), difference)
    )


def held(row: Reference) -> frozenset[str]:
    """Return the fields that a person decided against the registry."""
    decided = row.differences.filter(decided_at__isnull=False, kept=Difference.Kept.TYPED)
    return with_companions(set(decided.values_list("field", flat=True)))


def with_companions(names: set[str]) -> frozenset[str]:
    return frozenset(names | {fields.COMPANIONS[name] for name in names & set(fields.COMPANIONS)})


def label(field: str) -> str:
    """Return the name of a field in an editor's words."""
    return LABELS.get(field) or str(Reference._meta.get_field(field).verbose_name)


def _kept(has: dict[str, fields.Value], difference: FieldDifference) -> str:
    """Say whose word the record has."""
    value = has[difference.field] or has.get(fields.COMPANIONS.get(difference.field, ""))
    theirs = value == difference.registered
    return Difference.Kept.REGISTERED if theirs else Difference.Kept.TYPED


def _same(known: Difference | None, difference: FieldDifference) -> bool:
    if known is None or known.registered != difference.registered:
        return False
    return known.decided_at is not None or known.typed == difference.typed


def _open(
    row: Reference, difference: FieldDifference, *, kept: str, source: str, now: datetime
) -> Difference:
    shown, _ = Difference.objects.update_or_create(
        reference=row,
        field=difference.field,
        defaults={
            "typed": difference.typed,
            "registered": difference.registered,
            "source": source[:40],
            "kept": kept,
            "found_at": now,
            "decided_at": None,
            "decided_by": None,
        },
    )
    return shown
