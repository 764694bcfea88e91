"""
Say what a certificate of approval says: of one signed revision, once, for paper and screen.

Everything on it is what was signed, never what holds today; so it is the same on any day. What is
printed is values; the page and the PDF only set them.
"""

from datetime import UTC, datetime
from typing import Any

import msgspec

from articles import addresses, dates
from articles.compliance.finding import Finding
from articles.content import Content
from articles.models import Approval, Event, Revision
from articles.places import place
from articles.reading import read
from articles.workflow import commented

COVERS = (
    (
        "The text as readers see it, with headline, description, questions and answers, pictures, "
        "links, authors, topics and papers, as canonical JSON (RFC 8785)."
    ),
    "Every finding of the rules on it, and every resolution of one, with who agreed and why.",
    "Every document that readers fetch, made from that text.",
    "What the signer looked at and ticked, and the version of the policy it was checked by.",
    "The signer’s capacity and meaning, and the last day on which the signature holds.",
)
VERIFY = (
    "In the system: manage.py verify_history holds every row against the chain of events.",
    (
        "Without it: the dossier of this letter (manage.py export_dossier) carries a verifier that "
        "needs nothing but Python."
    ),
    "By hand: the SHA-256 of revision/content.json in the dossier is the digest of the text above.",
)


class Unsigned(Exception):
    """The revision bears no signature, so there is nothing to certify."""


def facts(revision: Revision) -> dict[str, Any]:
    """Return everything that the certificate of `revision` says, as JSON values."""
    signed = list(revision.approvals.order_by("signed_at", "id").select_related("reviewer"))
    if not signed:
        raise Unsigned(f"Revision {revision.number} bears no signature; nothing can be certified.")
    content = revision.content
    last = signed[-1]
    return {
        "title": "Certificate of approval",
        "brand": content.brand.legal_name or content.brand.name,
        "headline": content.headline,
        "address": addresses.letter_url(content.brand, content.slug),
        "identity": str(revision.article.identity),
        "number": revision.number,
        "digest": revision.digest,
        "frozen": _moment(revision.created_at, content),
        "writers": [_name(row.user) for row in revision.contributors.select_related("user")],
        "signatures": [_signature(approval, content) for approval in signed],
        "findings": _findings(last),
        "answers": msgspec.json.decode(last.answers),
        "disclaimers": [
            {"name": each.name, "version": each.version, "text": each.text}
            for each in content.disclaimers
        ],
        "disclosures": list(content.disclosures),
        "references": [
            {"number": number, "text": paper.formatted_text, "status": paper.status}
            for number, paper in enumerate(read(content).cited, start=1)
        ],
        "comments": _comments(revision, before=last.signed_at),
        "event": _event(last),
        "covers": list(COVERS),
        "verify": list(VERIFY),
        "stamped": last.signed_at.astimezone(UTC).isoformat(),
    }


def _signature(approval: Approval, content: Content) -> dict[str, Any]:
    person = msgspec.json.decode(approval.person)
    return {
        "printed_name": approval.printed_name,
        "job_title": person.get("job_title", ""),
        "capacity": approval.capacity,
        "meaning": str(approval.meaning),
        "signed": _moment(approval.signed_at, content),
        "authentication": approval.get_authentication_display(),
        "valid_until": approval.valid_until.isoformat() if approval.valid_until else "",
        "note": approval.note,
        "policy": approval.rules_version,
        "policy_sha256": approval.policy_sha256,
        "documents_sha256": approval.documents_sha256,
        "bound_sha256": approval.bound_sha256,
        "required": msgspec.json.decode(approval.requirements).get("capacities", []),
    }


def _findings(approval: Approval) -> list[dict[str, Any]]:
    """Return what the rules said when it was signed, each with what answered it."""
    found = msgspec.json.decode(approval.findings, type=list[Finding])
    resolved = {
        (row["code"], row["sentence_sha256"]): row
        for row in msgspec.json.decode(approval.resolutions)
    }
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "place": place(finding.field),
            "quote": finding.quote,
            "message": finding.message,
            "answer": _answer(resolved.get((finding.code, finding.sentence_sha256))),
        }
        for finding in found
    ]


def _answer(row: dict[str, Any] | None) -> str:
    if row is None:
        return ""
    until = f", until {row['expires_on']}" if row["expires_on"] else ""
    seconds = "".join(
        f"; agreed by {each['printed_name']} ({each['capacity']})" for each in row["countersigned"]
    )
    return (
        f"{row['kind']}, {row['printed_name']}, {row['at'][:10]}{until}: {row['reason']}{seconds}"
    )


def _comments(revision: Revision, *, before: datetime) -> list[dict[str, Any]]:
    """Return the comments made before the last signature, each with how it was settled by then."""
    found = []
    for thread in commented.threads(revision):
        if thread.comment.at > before:
            continue
        ends = [row for row in thread.resolutions if row.at <= before]
        last = ends[-1] if ends else None
        settled = last is not None and not last.reopens
        found.append(
            {
                "by": thread.comment.printed_name,
                "quote": thread.comment.quote,
                "text": thread.comment.text,
                "stopped": thread.comment.is_blocking,
                "settled": f"{last.printed_name}: {last.note}" if last and settled else "",
            }
        )
    return found


def _event(approval: Approval) -> dict[str, Any]:
    """Return the event that tells of the last signature: its place in the chain, and its hash."""
    event = (
        Event.objects.filter(revision=approval.revision_id, at=approval.signed_at)
        .order_by("-id")
        .first()
    )
    if event is None:
        return {"number": 0, "hash": ""}
    return {"number": Event.objects.filter(pk__lte=event.pk).count(), "hash": event.hash}


def _moment(instant: datetime, content: Content) -> dict[str, str]:
    zone = content.brand.time_zone
    return {
        "utc": instant.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC"),
        "brand": dates.stamp(instant, zone),
        "zone": zone,
    }


def _name(user: Any) -> str:
    return user.get_full_name() or user.get_username()
