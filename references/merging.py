"""
Make one record of two that are the same paper, and lose nothing that either knew.

What points at the record that goes is moved first, by whoever listens to `signals.merging`;
its citation key leads to the other for ever.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from references import fields, history, records, signals
from references.models import PARSERS, FormerKey, Notice, Reference, ReferenceEvent
from references.notices import announced, standing, weighing

STUDY = ("kind", "population", "dose", "sample_size")
"""What an editor found out about a study; the other record may know it alone."""


class MergeRefused(Exception):
    """The two records may not become one; the message says why and what would help."""


def refusal(gone: Reference, kept: Reference, values: Mapping[str, Any] | None = None) -> str:
    """
    Return why `gone` may not be merged into `kept`, or "" when it may.

    Two different DOIs (PMIDs, PMCIDs, ISBNs) are two papers, such as a preprint and its
    article, unless `values` says which of them the record is to have.
    """
    if gone.pk == kept.pk:
        return "Both are the same record. Choose another one to merge with it."
    for scheme in PARSERS:
        theirs, ours = getattr(gone, scheme), getattr(kept, scheme)
        chosen = (values or {}).get(scheme)
        if theirs and ours and theirs != ours and chosen not in (theirs, ours):
            return (
                f"They have different {scheme.upper()}s, {theirs} and {ours}. A preprint and its "
                "article are two papers, and stay two records. If one of the identifiers is "
                "wrong, choose the right one and merge again."
            )
    return ""


def merge(
    gone: Reference,
    kept: Reference,
    *,
    actor: AbstractBaseUser | None,
    now: datetime,
    values: Mapping[str, Any] | None = None,
) -> Reference:
    """
    Merge `gone` into `kept` and return it; whatever pointed at `gone` points at `kept`.

    `values` are fields of `kept` that a person chose (column name to text; authors and editors
    to a list of name variables). What `kept` lacks is filled from `gone`. Raises
    `MergeRefused`, and what a receiver of `signals.merging` raises; then nothing has changed.
    """
    chosen = dict(values or {})
    with transaction.atomic():
        gone, kept = _lock(gone, kept)
        if reason := refusal(gone, kept, chosen):
            raise MergeRefused(reason)
        before = {"gone": records.values(gone), "kept": records.values(kept)}
        # First, so that whoever moves what names the old key finds there where it leads.
        FormerKey.objects.create(reference=kept, key=gone.citation_key, since=now)
        signals.merging.send(Reference, gone=gone, kept=kept, actor=actor, now=now)
        changes = _changes(before["gone"], before["kept"], chosen)
        _study(gone, kept)
        _move(gone, kept, now=now)
        old_key = gone.citation_key
        gone.delete()
        if lost := set(chosen) - set(records.put(kept, changes)) - _unchanged(chosen, before):
            raise MergeRefused(f"The record cannot hold this: {', '.join(sorted(lost))}.")
        standing.fix_status(kept, actor=actor, now=now)
        _record(kept, old_key, before, actor=actor, now=now)
    return kept


def _lock(gone: Reference, kept: Reference) -> tuple[Reference, Reference]:
    """Hold both rows, always in the same order, so that two merges never wait for each other."""
    pks = (gone.pk, kept.pk)
    rows = {
        row.pk: row
        for row in Reference.objects.select_for_update(no_key=True)
        .filter(pk__in=pks)
        .order_by("pk")
    }
    if len(rows) < len(set(pks)):
        raise MergeRefused(
            "One of the two records is gone: somebody merged or deleted it just now."
        )
    return rows[pks[0]], rows[pks[1]]


def _changes(
    theirs: Mapping[str, Any], ours: Mapping[str, Any], chosen: Mapping[str, Any]
) -> dict[str, Any]:
    # A journal's short title, or an article's number, belongs to what it was printed with.
    held = {
        companion for main, companion in fields.COMPANIONS.items() if ours[main] or ours[companion]
    } | {main for main, companion in fields.COMPANIONS.items() if ours[companion]}
    gaps = fields.reconciled(ours, theirs, held=frozenset(held), take=False)
    return {**gaps, **chosen}


def _unchanged(chosen: Mapping[str, Any], before: Mapping[str, Mapping[str, Any]]) -> set[str]:
    return {field for field, value in chosen.items() if before["kept"].get(field) == value}


def _study(gone: Reference, kept: Reference) -> None:
    for name in STUDY:
        if getattr(kept, name) in ("", None):
            setattr(kept, name, getattr(gone, name))
    kept.checked_at = kept.checked_at or gone.checked_at


def _move(gone: Reference, kept: Reference, *, now: datetime) -> None:
    """Give `kept` all that was ever said and done about `gone`."""
    announced.adopt(gone, now=now)
    announced.adopt(kept, now=now)
    known = list(kept.notices.order_by("pk"))
    for notice in gone.notices.order_by("pk"):
        if same := weighing.match(notice, known):
            announced.unite(same, notice, known)
        else:
            Notice.objects.filter(pk=notice.pk).update(reference=kept)
    for rows in (gone.registry_records, gone.link_checks, gone.former_keys, gone.events):
        rows.update(reference=kept)
    # Who changed the record that goes has a hand in what the other says now.
    LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Reference), object_id=str(gone.pk)
    ).update(object_id=str(kept.pk))


def _record(
    kept: Reference,
    old_key: str,
    before: Mapping[str, Any],
    *,
    actor: AbstractBaseUser | None,
    now: datetime,
) -> None:
    summary = f"“{old_key}” was the same paper and was merged into this record."
    kind = ReferenceEvent.Kind.MERGED
    history.record(kept, kind, summary, at=now, actor=actor, key=old_key, before=before)
