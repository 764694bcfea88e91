"""Take the paper that a person picked from those a registry offered."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from references import csl, records
from references.models import PARSERS, Reference
from references.verification import verifying
from references.verification.verifying import UNVERIFIED, Asked, Verified


def choose(
    reference: Reference,
    item: csl.AnyItem,
    *,
    registries: Asked,
    now: datetime,
    actor: AbstractBaseUser | None = None,
) -> Verified:
    """
    Give `reference` the identifiers of the chosen `item`, and ask the registries about it.

    An identifier that says otherwise led to another paper, so then all of them are replaced.
    Another record that is this paper already is returned as `twin`, and nothing changes.
    """
    known = csl.identifiers(item)
    theirs = {scheme: getattr(known, scheme) for scheme in PARSERS}
    if twin := records.twin(reference, theirs):
        fault = f"The paper you chose is on the shelf already, as {twin.citation_key}."
        return Verified(reference=reference, outcome=UNVERIFIED, fault=fault, twin=twin)
    with transaction.atomic():
        row = records.lock(reference)
        before = verifying.snapshot(row)
        records.put(row, _changes(before, theirs))
        verifying.note_edit(row, before, actor=actor, now=now)
    return verifying.verify(row, registries=registries, actor=actor, now=now, sure=True)


def _changes(ours: dict[str, object], theirs: dict[str, str]) -> dict[str, str]:
    """Fill what is missing; where one identifier contradicts, none of the old ones is trusted."""
    wrong = any(value and ours[scheme] not in ("", value) for scheme, value in theirs.items())
    return {scheme: value for scheme, value in theirs.items() if value or wrong}
