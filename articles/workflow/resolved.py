"""Read what was decided about a letter's findings, as plain values and as JSON."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import QuerySet

from articles.compliance import outcome
from articles.compliance.finding import Finding, Severity
from articles.compliance.outcome import Assessment
from articles.compliance.resolution import Capacity, Kind
from articles.compliance.resolution import Resolution as Value
from articles.models import Article, Countersignature, Resolution, Revocation


def day(now: datetime) -> date:
    """Return the day by which resolutions end; the same for everybody, wherever they sit."""
    return now.astimezone(UTC).date()


def assess(article: Article, findings: Iterable[Finding], *, on: date) -> Assessment:
    """Return how `findings` on a text of `article` stand to what was decided about it."""
    return outcome.assess(findings, [value(row) for row in rows_of(article)], on=on)


def in_force(article: Article, findings: Iterable[Finding], *, on: date) -> list[dict[str, Any]]:
    """Return every resolution that clears one of `findings`, with who agreed, as JSON values."""
    clearing = {row.number for row in assess(article, findings, on=on).in_force}
    return [
        told(row) | {"countersigned": [told_of_second(c) for c in row.countersignatures.all()]}
        for row in rows_of(article)
        if row.pk in clearing
    ]


def rows_of(article: Article) -> QuerySet[Resolution]:
    """Return every resolution ever made for `article`, oldest first, with what was added since."""
    rows = article.resolutions.order_by("id")
    return rows.select_related("revocation").prefetch_related("countersignatures")


def value(row: Resolution) -> Value:
    """Return `row` as what decisions read."""
    return Value(
        number=row.pk,
        kind=Kind(row.kind),
        code=row.code,
        sentence_sha256=row.sentence_sha256,
        severity=Severity(row.severity),
        made_by=row.made_by_id,
        expires_on=row.expires_on,
        authorised=row.authorised,
        countersigned=frozenset(Capacity(c.capacity) for c in row.countersignatures.all()),
        is_revoked=hasattr(row, "revocation"),
    )


def told(row: Resolution) -> dict[str, Any]:
    """Return everything `row` says, as the JSON values its event records."""
    return {
        "number": row.pk,
        **_signed(row),
        "kind": row.kind,
        "code": row.code,
        "severity": row.severity,
        "field": row.field,
        "sentence": row.sentence,
        "sentence_sha256": row.sentence_sha256,
        "policy_version": row.policy_version,
        "risk_owner": row.risk_owner,
        "expires_on": row.expires_on.isoformat() if row.expires_on else None,
        "authorised": row.authorised,
    }


def told_of_second(row: Countersignature) -> dict[str, Any]:
    """Return everything a second signature says, as the JSON values its event records."""
    return {"resolution": row.resolution_id, "capacity": row.capacity, **_signed(row)}


def told_of_end(row: Revocation) -> dict[str, Any]:
    """Return everything a revocation says, as the JSON values its event records."""
    return {"resolution": row.resolution_id, **_signed(row)}


def _signed(row: Resolution | Countersignature | Revocation) -> dict[str, Any]:
    return {
        "by": row.made_by_id,
        "printed_name": row.printed_name,
        "at": row.made_at.astimezone(UTC).isoformat(),
        "reason": row.reason,
    }
