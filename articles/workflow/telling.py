"""
Say everything that a row says, as the JSON values that the event which wrote it records.

A row that is evidence is told of whole, column by column, so that none can be changed unnoticed,
nor a new one forgotten. What is long is told by its SHA-256. A newcomer gets this wrong: names in
here are those of the database, for whoever tampers with it writes there.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Model, QuerySet

from articles.digests import canonical_text, digest
from articles.models import Check, Publication, Revision
from articles.rendering.documents import LINKS

LONGEST = 300
"""Characters that an event repeats; of a longer text it tells the digest."""

UNTOLD: dict[str, frozenset[str]] = {
    # The detail without its links is told instead; when to mend those, what the tallies count,
    # and which program rendered it, is bookkeeping.
    "articles_publication": frozenset(
        {"detail", "detail_etag", "detail_gzip", "linked_until", "rendered_by", "tallied"}
    ),
    # A paper may be merged into another record; what was taken from it stays.
    "articles_libraryevidence": frozenset({"reference_id"}),
    "articles_paperalert": frozenset({"reference_id", "notice_id"}),
    # Who is to do a review, and who was reminded; of a re-review, what its reasons add up to.
    "articles_rereview": frozenset(
        {"assignee_id", "reminded_at", "told_overdue_at", "due_at", "risk", "weight"}
    ),
    "articles_reviewrequest": frozenset({"assignee_id", "reminded_at", "told_overdue_at"}),
}
"""Columns that may rightly change without an event."""


def told(row: Model) -> dict[str, Any]:
    """Return everything `row` says."""
    untold = UNTOLD.get(row._meta.db_table, frozenset())
    said = {
        field.column: value_told(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.column not in untold
    }
    if isinstance(row, Publication):
        said["signed_detail"] = signed_detail(row.detail)
        # However long: what readers saw at a moment can be rendered with them.
        said["names"] = row.names
    return said


def full(row: Model) -> dict[str, Any]:
    """
    Return what `told` does with long texts whole, for whoever reads it.

    A text that stands elsewhere as what it is (a revision's, a publication's) is told as ever.
    """
    said = told(row)
    if isinstance(row, Publication | Revision):
        return said
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, str) and field.column in said:
            said[field.column] = str(value)
    return said


def by_table(rows: Iterable[Model]) -> dict[str, list[dict[str, Any]]]:
    """Return what `rows` say, by their table and in their order."""
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        tables[row._meta.db_table].append(told(row))
    return dict(tables)


def of_checks(checks: QuerySet[Check]) -> dict[str, Any]:
    """Return what one event tells of `checks`, which are of one policy version and in order."""
    found = [
        [row.pk, row.revision_id, row.digest, row.unsigned, value_told(row.at)]
        for row in checks.defer("findings").iterator(chunk_size=1000)
    ]
    last = found[-1][0] if found else None
    return {"count": len(found), "last": last, "sha256": canonical_digest(found)}


def signed_detail(detail: str) -> str:
    """Return the digest of a letter's detail without its links, as canonical JSON."""
    try:
        shown = orjson.loads(detail)
    except orjson.JSONDecodeError:
        # Somebody wrote there behind everybody's back: it says nothing that was ever told.
        return ""
    return canonical_digest({name: shown[name] for name in shown if name not in LINKS})


def canonical_digest(value: Any) -> str:
    """Return the digest of a JSON value in its canonical form."""
    return digest(canonical_text(value))


def value_told(value: Any) -> Any:
    """Return the value of one column as a JSON value; the same on either database."""
    match value:
        case None | bool() | int():
            return value
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case bytes() | memoryview():
            return {"sha256": sha256(value).hexdigest()}
        case str() if len(value) > LONGEST:
            return {"sha256": digest(value)}
        case str():
            return str(value)
    raise TypeError(f"An event cannot tell of a {type(value).__name__}.")
