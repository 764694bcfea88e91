"""
Sign a revision: bind to one digest the text and all that the reviewer was shown with it.

Called by `actions` alone, inside the transaction of an action that was admitted.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import msgspec
from django.contrib.auth.models import User

from articles import collect, policies
from articles.checking import check
from articles.compliance import checklist
from articles.digests import canonical_text, digest
from articles.models import Approval, Author, Revision
from articles.refusal import Refused
from articles.workflow import enduring, history, rendered, resolved, signatories, signatures
from articles.workflow.signatories import ContentKind


def sign(
    revision: Revision,
    *,
    actor: User,
    now: datetime,
    capacity: str,
    meaning: Approval.Meaning = Approval.Meaning.APPROVED,
    authentication: str = Approval.Authentication.NONE,
    note: str,
    ticked: Collection[str],
) -> Approval:
    """
    Return the approval of `revision` by `actor`, with what holds of it at `now`.

    `ticked` names what the actor looked at; raises `Refused` while a point of the checklist is
    left out.
    """
    content = revision.content
    asked = checklist.items(content)
    if no := checklist.unticked(asked, ticked):
        raise Refused(no)
    house = policies.current()
    findings = check(content, house)
    resolutions = resolved.in_force(revision.article, findings, on=resolved.day(now))
    signer = Author.objects.for_signer(actor)
    documents = rendered.documents(revision)
    approval = Approval(
        revision=revision,
        digest=revision.digest,
        reviewer=actor,
        person=_canonical(collect.person(signer, origin=collect.brand().origin)),
        printed_name=actor.get_full_name(),
        capacity=capacity,
        meaning=meaning,
        authentication=authentication,
        note=note,
        signed_at=now,
        rules_version=house.version,
        policy_sha256=digest(house.text),
        findings=_canonical(findings),
        resolutions=_canonical(resolutions),
        valid_until=enduring.if_signed(revision, resolutions, now=now),
        answers=_canonical(asked),
        documents=documents,
        documents_sha256=digest(documents),
        requirements=_canonical(_required(signatories.kinds(content, findings))),
    )
    approval.facts_sha256 = history.facts(approval)
    approval.bound_sha256 = history.bound(approval)
    approval.save()
    return approval


def _required(said: Collection[ContentKind]) -> dict[str, Any]:
    """Return what is required of a letter that says this, and by which decisions of the house."""
    rows = signatures.requirements()
    needed = signatories.required(rows, said)
    return {
        "capacities": [capacity for capacity in signatories.SIGNING if capacity in needed],
        "content_kinds": sorted(said),
        "requirements": sorted([row.kind, row.capacity] for row in rows),
    }


def _canonical(value: Any) -> str:
    return canonical_text(msgspec.to_builtins(value))
