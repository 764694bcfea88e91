"""
Write the history of the library's records, and sign for whoever changed one.

A letter freezes what its papers say, so who changed a paper has a hand in every letter that
cites it. Django's own log of the admin is where that is read from; `record` writes there too.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType

from references.models import Reference, ReferenceEvent


def record(
    reference: Reference,
    kind: ReferenceEvent.Kind,
    summary: str,
    *,
    at: datetime,
    actor: AbstractBaseUser | None = None,
    signed: bool = True,
    **details: Any,
) -> ReferenceEvent:
    """
    Add one event; `actor` is None where a program acted by itself.

    With an actor the event is signed in the admin's log as well, unless `signed` is False:
    the admin logs its own forms, and asking a registry is no change of a person's.
    """
    if actor is not None and signed:
        _signature(reference, kind, summary, at=at, actor=actor).save()
    return ReferenceEvent.objects.create(
        reference=reference, kind=kind, at=at, actor=actor, summary=summary, details=details
    )


def record_all(
    references: Sequence[Reference],
    kind: ReferenceEvent.Kind,
    summary: str,
    *,
    at: datetime,
    actor: AbstractBaseUser | None = None,
) -> None:
    """Add the same event to many records, as `record` does to one; two queries."""
    ReferenceEvent.objects.bulk_create(
        ReferenceEvent(reference=reference, kind=kind, at=at, actor=actor, summary=summary)
        for reference in references
    )
    if actor is not None:
        LogEntry.objects.bulk_create(
            _signature(reference, kind, summary, at=at, actor=actor) for reference in references
        )


def _signature(
    reference: Reference,
    kind: ReferenceEvent.Kind,
    summary: str,
    *,
    at: datetime,
    actor: AbstractBaseUser,
) -> LogEntry:
    return LogEntry(
        user_id=actor.pk,
        action_time=at,
        content_type=ContentType.objects.get_for_model(Reference),
        object_id=str(reference.pk),
        object_repr=str(reference)[:200],
        action_flag=ADDITION if kind == ReferenceEvent.Kind.ADDED else CHANGE,
        change_message=summary,
    )
