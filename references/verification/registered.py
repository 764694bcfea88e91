"""
Keep what registries answered, word for word, and tell what they have changed since.

The rows of one source, oldest first, are the history of its record of a paper.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
import rfc8785

from references import csl, fields
from references.models import PARSERS, Reference, RegistryRecord
from references.sources.answers import join
from references.sources.record import Record


def keep(reference: Reference, records: Iterable[Record], *, now: datetime) -> frozenset[str]:
    """
    Keep today's `records`; returns the fields that a registry says otherwise than last time.

    What a registry says for the first time is no change.
    """
    changed: set[str] = set()
    for record in records:
        changed |= _keep(reference, record, now)
    return frozenset(changed)


def joined(reference: Reference) -> csl.Item | None:
    """
    Return what all registries say today: the first one's words, filled up from the others.

    First is the one that answered first when the record was made; None before any did. What
    a registry said under an identifier that the record no longer has is left out.
    """
    rows = list(reference.registry_records.order_by("last_seen_at", "pk"))
    latest = {row.source: read(row) for row in rows}
    order = dict.fromkeys(row.source for row in sorted(rows, key=lambda row: row.pk))
    items = {s: latest[s] for s in order if not _of_another(reference, latest[s])}
    if not items:
        return None
    return join(items.values(), short_title=csl.container_title_short(items.get("PubMed", {})))


def read(row: RegistryRecord) -> csl.Item:
    """Return the item that a row keeps."""
    return decode(row.item)


def decode(text: str) -> csl.Item:
    """Return the item of the text that a row keeps it in."""
    return msgspec.json.decode(text, type=dict)  # type: ignore[return-value]


def _of_another(reference: Reference, item: csl.AnyItem) -> bool:
    ours, theirs = reference.identifiers(), csl.identifiers(item)
    pairs = ((getattr(ours, scheme), getattr(theirs, scheme)) for scheme in PARSERS)
    return any(mine and yours and mine != yours for mine, yours in pairs)


def _keep(reference: Reference, record: Record, now: datetime) -> set[str]:
    item = _canonical(record.item)
    last = reference.registry_records.filter(source=record.source).first()
    if last and last.item == item:
        last.last_seen_at = now
        last.save(update_fields=["last_seen_at"])
        return set()
    RegistryRecord.objects.create(
        reference=reference,
        source=record.source,
        item=item,
        kind=record.kind,
        publication_types=list(record.publication_types),
        first_seen_at=now,
        last_seen_at=now,
    )
    return _differing(read(last), record.item) if last else set()


def _differing(old: csl.AnyItem, new: csl.AnyItem) -> set[str]:
    before, after = fields.values(old), fields.values(new)
    return {field for field, value in after.items() if value != before[field]}


def _canonical(item: Mapping[str, object]) -> str:
    return rfc8785.dumps(dict(item)).decode()  # type: ignore[arg-type]
