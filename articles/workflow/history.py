"""
Write the history of every letter and prove that nobody rewrote it.

Each event carries the SHA-256 of its own canonical record, and the record names the hash
of the event before it. A row changed, removed or slipped in breaks the chain at that
place. What the chain cannot show: that its newest events were cut off, or that the whole
of it was written anew by somebody with the database in hand; for that a hash must be kept
elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
import rfc8785
from django.contrib.auth.models import User
from django.db import connection

from articles.digests import digest
from articles.models import (
    Approval,
    Article,
    Check,
    Comment,
    CommentResolution,
    Countersignature,
    Event,
    PolicyVersion,
    Resolution,
    Revision,
    Revocation,
)
from articles.workflow import commented, resolved

GENESIS = "0" * 64
"""What the first event names as the hash before it."""

# Any constant will do, as long as nothing else in the database uses it.
CHAIN_LOCK = 0x4C616E46616D


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first place at which history and its hashes disagree."""

    place: str
    reason: str


def record(
    article: Article,
    kind: str,
    *,
    actor: User | None,
    now: datetime,
    revision: Revision | None = None,
    reason: str = "",
    **details: Any,
) -> Event:
    """
    Append one event to the chain; call it inside the transaction it tells of.

    `details` must be JSON values (strings, integers, lists, objects).
    """
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


def signed(approvals: Iterable[Approval], *, actor: User) -> list[Event]:
    """
    Return the events of many signatures, chained and not yet saved.

    Save them all, in this order and in the same transaction.
    """
    _queue_for_the_chain()
    events: list[Event] = []
    for approval in approvals:
        event = _event(
            approval.revision.article,
            "approve",
            actor=actor,
            now=approval.signed_at,
            revision=approval.revision,
            reason=approval.note,
            details={"signature": signature(approval)},
            previous=events[-1].hash if events else _last_hash(),
        )
        events.append(event)
    return events


def _last_hash() -> str:
    return Event.objects.order_by("-id").values_list("hash", flat=True).first() or GENESIS


def _event(
    article: Article,
    kind: str,
    *,
    actor: User | None,
    now: datetime,
    revision: Revision | None,
    reason: str,
    details: dict[str, Any],
    previous: str,
) -> Event:
    text = rfc8785.dumps(
        {
            "previous_hash": previous,
            "article": str(article.identity),
            "kind": kind,
            "at": now.astimezone(UTC).isoformat(),
            "actor": _account(actor),
            "revision": {"number": revision.number, "digest": revision.digest}
            if revision
            else None,
            "reason": reason,
            "details": details,
        }
    ).decode()
    return Event(
        article=article,
        revision=revision,
        kind=kind,
        at=now,
        actor=actor,
        reason=reason,
        record=text,
        previous_hash=previous,
        hash=digest(text),
    )


def first_broken_link() -> BrokenLink | None:
    """Walk the chain, every revision, signature, resolution, policy and check; None: all agree."""
    return (
        _broken_event()
        or _broken_revision()
        or _broken_approval()
        or _broken_resolution()
        or _broken_policy()
        or _broken_check()
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
        "digest": approval.digest,
        "bound_sha256": approval.bound_sha256,
    }


def facts(approval: Approval) -> str:
    """Return the digest of what all who sign together have before them."""
    return digest(
        _canonical(
            {
                "revision": approval.digest,
                "findings": digest(approval.findings),
                "resolutions": digest(approval.resolutions),
                "documents": approval.documents_sha256,
            }
        )
    )


def bound(approval: Approval) -> str:
    """Return the digest of everything that `approval` binds together (21 CFR 11.70)."""
    return digest(
        _canonical(
            {
                "facts": approval.facts_sha256,
                "answers": digest(approval.answers),
                "policy": {"version": approval.rules_version, "sha256": approval.policy_sha256},
                "requirements": digest(approval.requirements),
                "capacity": approval.capacity,
                "meaning": str(approval.meaning),
            }
        )
    )


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


def _broken_event() -> BrokenLink | None:
    previous = GENESIS
    events = Event.objects.order_by("id").select_related("article", "revision", "actor")
    for event in events.iterator(chunk_size=1000):
        if reason := _disagreement(event, previous):
            return BrokenLink(f"event {event.pk} ({event.kind}, {event.article.slug})", reason)
        previous = event.hash
    return None


def _disagreement(event: Event, previous: str) -> str:
    if digest(event.record) != event.hash:
        return "its record is not the one that its hash names"
    told = msgspec.json.decode(event.record)
    revision = event.revision
    columns = {
        "previous_hash": event.previous_hash,
        "article": str(event.article.identity),
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
    if event.previous_hash != previous:
        return "it does not follow the event before it; one was removed, added or moved"
    return ""


def _broken_revision() -> BrokenLink | None:
    for revision in Revision.objects.order_by("id").iterator(chunk_size=200):
        if digest(revision.text) != revision.digest:
            return BrokenLink(str(revision), "its text is not the one that its digest names")
    return None


def _broken_policy() -> BrokenLink | None:
    for version in PolicyVersion.objects.order_by("number").iterator(chunk_size=200):
        if digest(version.text) != version.digest:
            return BrokenLink(str(version), "its text is not the one that its digest names")
    return None


def _broken_check() -> BrokenLink | None:
    rows = Check.objects.select_related("revision__article", "version").defer("revision__text")
    for check in rows.order_by("id").iterator(chunk_size=200):
        if digest(check.findings) != check.digest:
            return BrokenLink(str(check), "its findings are not those that its digest names")
    return None


SIGNING = ("sign", "approve", "emergency_call", "emergency_approve", "sign_afterwards")
"""Kinds of event that tell of a signature."""


def _broken_approval() -> BrokenLink | None:
    events = Event.objects.filter(kind__in=SIGNING).iterator(chunk_size=1000)
    told = {
        (event.revision_id, _canonical(msgspec.json.decode(event.record)["details"]["signature"]))
        for event in events
    }
    for approval in Approval.objects.order_by("id").select_related("revision"):
        if reason := _unsound(approval):
            return BrokenLink(str(approval), reason)
        if (approval.revision_id, _canonical(signature(approval))) not in told:
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


def _broken_resolution() -> BrokenLink | None:
    said = _recorded_of_resolutions()
    for rows, told in (
        (Resolution.objects.select_related("article", "entry"), resolved.told),
        (Countersignature.objects.select_related("resolution__article"), resolved.told_of_second),
        (Revocation.objects.select_related("resolution__article"), resolved.told_of_end),
        (Comment.objects.select_related("revision__article"), commented.told),
        (CommentResolution.objects.select_related("comment"), commented.told_of_end),
    ):
        for row in rows.order_by("id").iterator(chunk_size=500):
            if _canonical(told(row)) not in said:
                return BrokenLink(str(row), "it does not say what its event recorded")
    return None


def _recorded_of_resolutions() -> set[str]:
    """Return what events recorded of resolutions, each as canonical JSON."""
    kinds = ("resolve", "countersign", "revoke", "comment", "resolve_comment", "reopen_comment")
    said: set[str] = set()
    for event in Event.objects.filter(kind__in=kinds).iterator(chunk_size=1000):
        details = msgspec.json.decode(event.record)["details"]
        rows = details.get("resolutions") or details.values()
        said |= {_canonical(row) for row in rows}
    return said


def _canonical(value: Any) -> str:
    return rfc8785.dumps(value).decode()
