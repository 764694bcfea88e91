"""Read who signed a revision, what this house requires, and whether readers would get that text."""

import msgspec
import orjson

from articles.compliance.resolution import Capacity
from articles.models import Approval, Publication, Revision, SignatureRequirement
from articles.rendering.documents import LINKS, texts
from articles.workflow import rendered
from articles.workflow.showing import content_of, imprint_of
from articles.workflow.signatories import ContentKind, Requirement, Signed, SignedFor

PURPOSES = {
    Approval.Meaning.APPROVED: SignedFor.APPROVAL,
    Approval.Meaning.EMERGENCY: SignedFor.EMERGENCY,
}


def under(revision: Revision) -> list[Signed]:
    """Return the signatures under `revision` that could let it go live, oldest first."""
    rows = revision.approvals.filter(meaning__in=PURPOSES).order_by("signed_at", "id")
    return [
        Signed(
            user_id=user_id,
            capacity=capacity,
            at=at,
            number=number,
            facts=facts,
            purpose=PURPOSES[Approval.Meaning(meaning)],
        )
        for number, user_id, capacity, at, facts, meaning in rows.values_list(
            "pk", "reviewer_id", "capacity", "signed_at", "facts_sha256", "meaning"
        )
    ]


def requirements() -> list[Requirement]:
    """Return what this house requires beside the regulatory signature."""
    return [
        Requirement(ContentKind(kind), Capacity(capacity))
        for kind, capacity in SignatureRequirement.objects.values_list("content_kind", "capacity")
    ]


def differing(revision: Revision) -> tuple[str, ...]:
    """
    Return which documents of `revision` would be rendered otherwise than when it was signed.

    Nothing where nobody signed. Raises ValueError when its text was changed in the database.
    """
    looked = (*PURPOSES, Approval.Meaning.STILL_VALID)
    newest = revision.approvals.filter(meaning__in=looked).order_by("signed_at", "id").last()
    if newest is None:
        return ()
    before = msgspec.json.decode(newest.documents or "{}", type=dict[str, str])
    now = msgspec.json.decode(rendered.documents(revision), type=dict[str, str])
    names = {**now, **before}
    return tuple(name for name in names if before.get(name) != now.get(name))


def is_as_signed(publication: Publication) -> bool:
    """Tell whether the documents that wait to go live are those of the signed revision."""
    content, imprint = content_of(publication), imprint_of(publication)
    shown = orjson.loads(publication.detail)
    fresh = texts(content, imprint, **{name: shown.get(name) for name in LINKS})
    return all(getattr(publication, name) == text for name, text in fresh.items())
