"""Read what was decided about a letter's findings, as plain values and as JSON."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import QuerySet

from articles.compliance import outcome
from articles.compliance.finding import Finding, Severity
from articles.compliance.outcome import Assessment, Outcome
from articles.compliance.resolution import Capacity, Kind, LibraryEntry
from articles.compliance.resolution import Resolution as Value
from articles.models import Article, Countersignature, LibraryClaim, Resolution, Revocation


def day(now: datetime) -> date:
    """Return the day by which resolutions end; the same for everybody, wherever they sit."""
    return now.astimezone(UTC).date()


@dataclass(frozen=True, slots=True)
class Account:
    """How findings and resolutions stand to each other, with the rows of the latter by number."""

    assessment: Assessment
    rows: dict[int, Resolution]

    def row(self, outcome: Outcome) -> Resolution | None:
        """Return the row that answers `outcome`, or is about to, or None."""
        return self.rows[outcome.resolution.number] if outcome.resolution else None


def account(article: Article, findings: Iterable[Finding], *, on: date) -> Account:
    """Return how `findings` on a text of `article` stand to what was decided about it."""
    rows = list(rows_of(article))
    assessed = outcome.assess(findings, [value(row) for row in rows], on=on)
    return Account(assessed, {row.pk: row for row in rows})


def assess(article: Article, findings: Iterable[Finding], *, on: date) -> Assessment:
    """Return what `account` does, where nobody asks for the rows."""
    return account(article, findings, on=on).assessment


def in_force(article: Article, findings: Iterable[Finding], *, on: date) -> list[dict[str, Any]]:
    """Return every resolution that clears one of `findings`, with who agreed, as JSON values."""
    known = account(article, findings, on=on)
    rows = [known.rows[resolution.number] for resolution in known.assessment.in_force]
    return [
        told(row) | {"countersigned": [told_of_second(c) for c in row.countersignatures.all()]}
        for row in rows
    ]


def rows_of(article: Article) -> QuerySet[Resolution]:
    """Return every resolution ever made for `article`, oldest first, with what was added since."""
    rows = article.resolutions.order_by("id")
    return rows.select_related("revocation", "entry__successor").prefetch_related(
        "countersignatures", "entry__variants", "entry__evidence__reference"
    )


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
        entry=entry_of(row.entry) if row.entry else None,
        authorised=row.authorised,
        countersigned=frozenset(Capacity(c.capacity) for c in row.countersignatures.all()),
        is_revoked=hasattr(row, "revocation"),
    )


def entry_of(claim: LibraryClaim) -> LibraryEntry:
    """Return an entry of the claims library as what decisions read."""
    newer = getattr(claim, "successor", None)
    replaced = newer is not None and newer.is_approved
    return LibraryEntry(
        wordings=claim.wordings,
        is_approved=claim.is_approved and claim.retired_at is None and not replaced,
        expires_on=claim.expires_on,
        has_human_trial=any(
            row.reference.kind == "randomised_trial" for row in claim.evidence.all()
        ),
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
        "entry": _entry_told(row.entry),
        "authorised": row.authorised,
    }


def told_of_second(row: Countersignature) -> dict[str, Any]:
    """Return everything a second signature says, as the JSON values its event records."""
    return {"resolution": row.resolution_id, "capacity": row.capacity, **_signed(row)}


def told_of_end(row: Revocation) -> dict[str, Any]:
    """Return everything a revocation says, as the JSON values its event records."""
    return {"resolution": row.resolution_id, **_signed(row)}


def _entry_told(claim: LibraryClaim | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    return {"entry": str(claim.entry), "version": claim.version, "text": claim.text}


def _signed(row: Resolution | Countersignature | Revocation) -> dict[str, Any]:
    return {
        "by": row.made_by_id,
        "printed_name": row.printed_name,
        "at": row.made_at.astimezone(UTC).isoformat(),
        "reason": row.reason,
    }
