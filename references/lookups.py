"""
Put the papers of a plain list of identifiers on the shelf.

What is there is found without asking anybody. The rest is looked up at the registries, one at
a time and politely; an identifier that nobody can be asked about today is refused with the
reason, and the same list may be given again.
"""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser

from references import csl, intake, library, recognition
from references.bulk import CREATED, MATCHED, REFUSED, Outcome
from references.exchange.row import Row
from references.verification.inquiry import Asked


def look_up(
    row: Row, *, registries: Asked, now: datetime, actor: AbstractBaseUser | None = None
) -> Outcome:
    """Return what became of a row whose `pasted` is an identifier."""
    known = recognition.recognise(row.pasted)
    if found := library.find(csl.build(identifiers=known)):
        return Outcome(place=row.place, result=MATCHED, reference=found)
    taken = intake.take_in(row.pasted, registries=registries, actor=actor, now=now)
    for one in taken:
        if one.reference is not None:
            result = CREATED if one.created else MATCHED
            doubts = (one.fault,) if one.fault else ()
            return Outcome(place=row.place, result=result, reference=one.reference, doubts=doubts)
    why = next((one.fault for one in taken if one.fault), "No registry knows it.")
    return Outcome(place=row.place, result=REFUSED, why=why)
