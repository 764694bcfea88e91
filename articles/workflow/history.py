"""
Write the history of every letter and prove that nobody rewrote it.

Each event carries a hash over two others: that of the event before it, and the SHA-256 of its
own canonical record. So whoever holds the digests of all records, and the records of one letter
alone, can follow the whole chain without reading the rest. A row changed, removed or slipped in
breaks the chain at that place. What the chain cannot show by itself: that its newest events were
cut off, or that the whole of it was written anew by somebody with the database in hand; for that a
checkpoint is kept elsewhere (`articles.workflow.checkpoint`).
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model

from articles.digests import canonical_text, digest
from articles.models import (
    Approval,
    Article,
    Check,
    Event,
    PolicyVersion,
    Publication,
    Revision,
)
from articles.workflow import telling
from articles.workflow.witnesses import BrokenLink, Witnesses

GENESIS = "0" * 64
"""What the first event names as the hash before it."""

# Any constant will do, as long as nothing else in the database uses it.
CHAIN_LOCK = 0x4C616E46616D


def record(
    article: Article | None,
    kind: str,
    *,
    actor: User | None,
    now: datetime,
    revision: Revision | None = None,
    reason: str = "",
    rows: Iterable[Model] = (),
    **details: Any,
) -> Event:
    """
    Append one event to the chain; call it inside the transaction it tells of.

    `rows` are those that it wrote, and that must say the same for ever (`witnesses`); `details`
    must be JSON values (strings, integers, lists, objects). `article` is None for what concerns
    all letters: the policy, the claims library, a disclaimer's words.
    """
    if written := telling.by_table(rows):
        details["rows"] = written
    _queue_for_the_chain()
    event = _event(
        article,
        kind,
        actor=actor,
        now=now,
        revision=revision,
        reason=reason,
        details=details,
        previous=_last_hash(),
    )
    event.save(force_insert=True)
    return event


def signed(
    approvals: Iterable[Approval], *, actor: User, rows: Iterable[Iterable[Model]]
) -> list[Event]:
    """
    Return the events of many signatures, chained and not yet saved.

    `rows` are what was written with each of them. Save them all, in this order and in the same
    transaction.
    """
    _queue_for_the_chain()
    events: list[Event] = []
    for approval, written in zip(approvals, rows, strict=True):
        event = _event(
            approval.revision.article,
            "approve",
            actor=actor,
            now=approval.signed_at,
            revision=approval.revision,
            reason=approval.note,
            details={
                "signature": signature(approval),
                "rows": telling.by_table([approval, *written]),
            },
            previous=events[-1].hash if events else _last_hash(),
        )
        events.append(event)
    return events


def record_each(
    kind: str,
    publications: Iterable[Publication],
    *,
    actor: User | None,
    now: datetime,
    reason: str = "",
    **details: Any,
) -> None:
    """Append an event of `kind` for each of `publications`, which tells all that its row says."""
    _queue_for_the_chain()
    previous = _last_hash()
    events: list[Event] = []
    for publication in publications:
        event = _event(
            publication.article,
            kind,
            actor=actor,
            now=now,
            revision=publication.revision,
            reason=reason,
            details={**details, "rows": telling.by_table([publication])},
            previous=previous,
        )
        previous = event.hash
        events.append(event)
    Event.objects.bulk_create(events)


def _last_hash() -> str:
    return Event.objects.order_by("-id").values_list("hash", flat=True).first() or GENESIS


def _event(
    article: Article | None,
    kind: str,
    *,
    actor: User | None,
    now: datetime,
    revision: Revision | None,
    reason: str,
    details: dict[str, Any],
    previous: str,
) -> Event:
    text = canonical_text(
        {
            "article": str(article.identity) if article else None,
            "kind": kind,
            "at": now.astimezone(UTC).isoformat(),
            "actor": _account(actor),
            "revision": {"number": revision.number, "digest": revision.digest}
            if revision
            else None,
            "reason": reason,
            "details": details,
        }
    )
    return Event(
        article=article,
        revision=revision,
        kind=kind,
        at=now,
        actor=actor,
        reason=reason,
        record=text,
        previous_hash=previous,
        hash=link(previous, digest(text)),
    )


def first_broken_link() -> BrokenLink | None:
    """Walk the chain, then hold against it every row that a decision rests on; None: all agree."""
    witnesses = Witnesses()
    return (
        _broken_event(witnesses)
        or _broken_text()
        or _broken_approval()
        or witnesses.first_disagreement()
    )


def signature(approval: Approval) -> dict[str, Any]:
    """Return everything an approval says, as the JSON values its event records."""
    return {
        "reviewer": approval.reviewer_id,
        "printed_name": approval.printed_name,
        "person": digest(approval.person),
        "capacity": approval.capacity,
        "meaning": approval.meaning,
        "authentication": approval.authentication,
        "note": approval.note,
        "signed_at": approval.signed_at.astimezone(UTC).isoformat(),
        "valid_until": approval.valid_until.isoformat() if approval.valid_until else None,
        "digest": approval.digest,
        "bound_sha256": approval.bound_sha256,
    }


def facts(approval: Approval) -> str:
    """Return the digest of what all who sign together have before them."""
    return digest(facts_text(approval))


def facts_text(approval: Approval) -> str:
    """Return the text of which `facts` is the digest."""
    return canonical_text(
        {
            "revision": approval.digest,
            "findings": digest(approval.findings),
            "resolutions": digest(approval.resolutions),
            "documents": approval.documents_sha256,
        }
    )


def bound(approval: Approval) -> str:
    """Return the digest of everything that `approval` binds together (21 CFR 11.70)."""
    return digest(bound_text(approval))


def bound_text(approval: Approval) -> str:
    """Return the text of which `bound` is the digest."""
    return canonical_text(
        {
            "facts": approval.facts_sha256,
            "answers": digest(approval.answers),
            "policy": {"version": approval.rules_version, "sha256": approval.policy_sha256},
            "requirements": digest(approval.requirements),
            "capacity": approval.capacity,
            "meaning": str(approval.meaning),
            "valid_until": approval.valid_until.isoformat() if approval.valid_until else None,
        }
    )


def link(previous_hash: str, record_sha256: str) -> str:
    """Return the hash of the event with this record behind the event with that hash."""
    names = {"previous_hash": previous_hash, "record_sha256": record_sha256}
    return digest(canonical_text(names))


def _account(actor: User | None) -> dict[str, Any] | None:
    if actor is None:
        return None
    return {"id": actor.pk, "username": actor.get_username(), "name": actor.get_full_name()}


def _queue_for_the_chain() -> None:
    # Two transactions that read the same last hash would fork the chain. SQLite lets one
    # writer in at a time; PostgreSQL has to be asked. The unique previous_hash is the
    # second net.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def _broken_event(witnesses: Witnesses) -> BrokenLink | None:
    previous = GENESIS
    events = Event.objects.order_by("id").select_related("article", "revision", "actor")
    for event in events.iterator(chunk_size=1000):
        if reason := _disagreement(event, previous):
            of = f", {event.article.slug}" if event.article else ""
            return BrokenLink(f"event {event.pk} ({event.kind}{of})", reason)
        witnesses.hear(msgspec.json.decode(event.record)["details"])
        previous = event.hash
    return None


def _disagreement(event: Event, previous: str) -> str:
    if event.previous_hash != previous:
        return "it does not follow the event before it; one was removed, added or moved"
    if event.hash != link(previous, digest(event.record)):
        return "its record is not the one that its hash names"
    try:
        told = msgspec.json.decode(event.record)
    except msgspec.DecodeError:
        return "its record says nothing that can be read"
    revision = event.revision
    columns = {
        "article": str(event.article.identity) if event.article else None,
        "kind": event.kind,
        "at": event.at.astimezone(UTC).isoformat(),
        "revision": {"number": revision.number, "digest": revision.digest} if revision else None,
        "reason": event.reason,
    }
    # An account may be renamed later; the record keeps the name of that day.
    if (told["actor"] or {}).get("id") != event.actor_id:
        return "its column actor does not say what its record says"
    for name, value in columns.items():
        if told[name] != value:
            return f"its column {name} does not say what its record says"
    return ""


def _broken_text() -> BrokenLink | None:
    """Return the first text that its own digest does not name."""
    revisions = Revision.objects.select_related("article").order_by("id")
    checks = Check.objects.select_related("revision__article", "version").order_by("id")
    for rows, text in (
        (revisions, "text"),
        (PolicyVersion.objects.order_by("number"), "text"),
        (checks.defer("revision__text"), "findings"),
    ):
        for row in rows.iterator(chunk_size=200):
            if digest(getattr(row, text)) != row.digest:
                return BrokenLink(str(row), f"its {text} is not what its digest names")
    return None


SIGNING = ("sign", "approve", "emergency_call", "emergency_approve", "sign_afterwards", "affirm")
"""Kinds of event that tell of a signature."""


def _broken_approval() -> BrokenLink | None:
    events = Event.objects.filter(kind__in=SIGNING).iterator(chunk_size=1000)
    told = {
        (
            event.revision_id,
            canonical_text(msgspec.json.decode(event.record)["details"]["signature"]),
        )
        for event in events
    }
    for approval in Approval.objects.order_by("id").select_related("revision"):
        if reason := _unsound(approval):
            return BrokenLink(str(approval), reason)
        if (approval.revision_id, canonical_text(signature(approval))) not in told:
            return BrokenLink(str(approval), "it does not say what its event recorded")
    return None


def _unsound(approval: Approval) -> str:
    """Return in what `approval` disagrees with itself or its revision; empty: in nothing."""
    if approval.digest != approval.revision.digest:
        return "it was signed for another text"
    if approval.documents_sha256 != digest(approval.documents):
        return "its documents are not those that its digest names"
    if approval.facts_sha256 != facts(approval) or approval.bound_sha256 != bound(approval):
        return "its digest does not name all that was signed"
    return ""
