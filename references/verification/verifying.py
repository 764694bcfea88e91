"""
Ask the registries about a paper on the shelf, and settle what they say.

Registries are slow and far away, so nobody asks them inside a transaction: `verify` asks first,
and only then `settle` takes the row, looks again, and writes.
"""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from references import records
from references.models import Reference
from references.verification import inquiry, settling
from references.verification.deciding import decide, note_edit, snapshot
from references.verification.inquiry import Asked
from references.verification.settling import DIFFERS, UNVERIFIED, VERIFIED, Verified, settle

__all__ = [
    "DIFFERS",
    "UNVERIFIED",
    "VERIFIED",
    "Asked",
    "Verified",
    "decide",
    "note_edit",
    "settle",
    "snapshot",
    "verify",
]


def verify(
    reference: Reference,
    *,
    registries: Asked,
    now: datetime,
    actor: AbstractBaseUser | None = None,
    sure: bool = False,
) -> Verified:
    """
    Ask about `reference` and settle what is said; never raises for a registry's fault.

    `sure` is a person's word that the paper its identifier leads to is this one, however
    different the texts are.
    """
    item = reference.csl()
    answer = inquiry.ask(item, registries)
    if answer.found is None:
        return unverified(reference, answer, now=now)
    verified = settle(reference, answer.found, now=now, actor=actor, sure=sure)
    if verified.outcome != UNVERIFIED:
        return verified
    likely = inquiry.suggestions(item, answer.found, registries)
    return settling.outcome(reference, fault=verified.fault, suggestions=likely)


def unverified(reference: Reference, answer: inquiry.Answer, *, now: datetime) -> Verified:
    """Remember that asking about `reference` brought nothing, and why."""
    with transaction.atomic():
        row = records.lock(reference)
        settling.unanswered(row, answer.fault, now=now)
        verified = settling.outcome(row, fault=answer.fault, suggestions=answer.suggestions)
    reference.refresh_from_db()
    return verified
