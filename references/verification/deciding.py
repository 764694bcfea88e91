"""
Let a person have the last word on a field: the typed value, the registered one, or a third.

What a person decided is never overwritten by a registry; when the registry says something new,
the question is asked again.
"""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from references import fields, history, records
from references.comparing import comparison
from references.fields import Value
from references.models import PARSERS, Difference, Reference, ReferenceEvent
from references.verification import registered
from references.verification.differing import label

KEPT = Difference.Kept


def decide(
    difference: Difference, *, keep: str, actor: AbstractBaseUser, now: datetime
) -> Difference:
    """
    Give the record the `keep` (typed or registered) value; may be taken back the same way.

    Raises `ValidationError` when the record cannot have it, such as another record's DOI.
    """
    if keep not in KEPT.values:
        raise ValidationError(f"“{keep}” is neither typed nor registered.")
    with transaction.atomic():
        row = records.lock(difference.reference)
        today = Difference.objects.get(pk=difference.pk)
        value = today.typed if keep == KEPT.TYPED else today.registered
        _give(row, today, value, keep)
        today.kept, today.decided_at, today.decided_by = keep, now, actor  # type: ignore[misc]
        today.save()
        _record(row, today, value, actor=actor, now=now)
    return today


def note_edit(
    reference: Reference,
    before: dict[str, Any],
    *,
    actor: AbstractBaseUser | None,
    now: datetime,
) -> tuple[str, ...]:
    """
    Remember which fields a person changed since `before` (a `snapshot`); returns their names.

    Call it after the reference and its people were saved. Each becomes a decided difference
    where a registry says otherwise. A record whose identifier was exchanged is unverified
    again, for what the registries confirmed was the other paper.
    """
    with transaction.atomic():
        row = records.lock(reference)
        after = records.values(row)
        edited = tuple(field for field in after if after[field] != before.get(field))
        if edited:
            _keep_edits(row, edited, before=before, after=after, actor=actor, now=now)
    reference.refresh_from_db()
    return edited


def snapshot(reference: Reference) -> dict[str, Any]:
    """Return what the record says, field by field; text, or name variables for the people."""
    return dict(records.values(reference))


def _give(row: Reference, difference: Difference, value: Value, keep: str) -> None:
    field = difference.field
    companion = fields.COMPANIONS.get(field, "")
    has = records.values(row)
    if value == has[field] or (companion and not has[field] and value == has[companion]):
        return
    changes: dict[str, Value] = {field: value}
    if companion:
        changes |= {companion: ""}
        theirs = fields.values(registered.joined(row) or {})
        if keep == KEPT.REGISTERED and value in (theirs[field], theirs[companion]):
            changes = {name: theirs[name] for name in (field, companion)}
    if field not in records.put(row, changes):
        raise ValidationError(_cannot(row, field, value))


def _cannot(row: Reference, field: str, value: Value) -> str:
    other = records.twin(row, {field: value}) if field in PARSERS else None
    if other:
        return (
            f"Another record has this {label(field)}: {other.citation_key}. If both are the "
            "same paper, merge them."
        )
    return f"The record cannot hold this as its {label(field)}. Correct the field by hand."


def _record(
    row: Reference, difference: Difference, value: Value, *, actor: AbstractBaseUser, now: datetime
) -> None:
    side = difference.get_kept_display().lower()
    summary = f"{label(difference.field)}: {side} was kept, “{comparison.shown(value)[:200]}”."
    kind = ReferenceEvent.Kind.DECIDED
    history.record(row, kind, summary, at=now, actor=actor, field=difference.field)


def _keep_edits(
    row: Reference,
    edited: tuple[str, ...],
    *,
    before: dict[str, Any],
    after: dict[str, Value],
    actor: AbstractBaseUser | None,
    now: datetime,
) -> None:
    theirs = fields.values(registered.joined(row) or {})
    known = {shown.field: shown for shown in row.differences.all()}
    for field in edited:
        said = known[field].registered if field in known else theirs[field]
        if said:
            _settle_edit(row, field, after[field], said, actor=actor, now=now)
    exchanged = [scheme for scheme in PARSERS if scheme in edited and before.get(scheme)]
    if row.verified_at and exchanged:
        row.verified_at, row.verified_source = None, ""
        row.save(update_fields=["verified_at", "verified_source", "updated_at"])
    summary = f"Changed by hand: {', '.join(map(label, edited))}."
    history.record(
        row,
        ReferenceEvent.Kind.EDITED,
        summary,
        at=now,
        actor=actor,
        # The admin signs for its forms itself.
        signed=False,
        before={field: before.get(field) for field in edited},
        after={field: after[field] for field in edited},
    )


def _settle_edit(
    row: Reference,
    field: str,
    value: Value,
    said: Value,
    *,
    actor: AbstractBaseUser | None,
    now: datetime,
) -> None:
    agrees = value == said
    decided = {
        "kept": KEPT.REGISTERED if agrees else KEPT.TYPED,
        "decided_at": now,
        "decided_by": actor,
    }
    if agrees:
        row.differences.filter(field=field).update(**decided)
        return
    Difference.objects.update_or_create(
        reference=row,
        field=field,
        defaults={"typed": value, **decided},
        create_defaults={
            "typed": value,
            "registered": said,
            "source": row.verified_source[:40],
            "found_at": now,
            **decided,
        },
    )
