"""
Take whatever is pasted: identifiers, one reference, a whole list, or the text of a file.

Every paper that can be kept is kept, confirmed by a registry when one can be asked, else marked
unverified with the reason, to be asked again. Registries get a share of time for the whole
paste, so that a long list on a slow day ends in records to verify later, not in waiting.
"""

import time
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from references import csl, history, kinds, library, pasted
from references.comparing import comparison, matching
from references.comparing.comparison import FieldDifference
from references.csl import CslError
from references.models import Reference, ReferenceEvent
from references.notices import standing
from references.pasted import Entry
from references.reading.reference_list import ParsedReference
from references.sources.record import Found, Record
from references.verification import inquiry, settling, verifying
from references.verification.inquiry import Answer, Asked

BUDGET = 20.0
"""Seconds one paste may spend on asking registries."""
MOST = 200
"""Entries that are taken at once."""
TOO_MANY = (
    "One paste takes {most} references, so what follows was not read yet: {count} more. Try it "
    "again for the next ones."
)
TOO_MANY_OF_A_FILE = (
    "One paste takes {most} references, so the last {count} of this one were not read. Save all "
    "of it as a file and choose that instead: what is on the shelf already is not added twice."
)
NO_TIME = (
    "There was no time left to ask the registries about this one. Ask again: it takes a moment."
)
NOTHING_TO_KEEP = (
    "No registry could say which paper this is: {fault} Type it by hand, or try again."
)
WORDS_ALONE = (
    "No author, year, journal or identifier was recognised in this, so it may be no paper at all. "
    "If it is a title, fill in the form by hand."
)
NO_TITLE = "No title was recognised. Type it as the paper prints it, or paste its DOI or PMID."

OUTCOMES = {
    "verified": "Confirmed by a registry",
    "differs": "Confirmed, with differences to decide",
    "unverified": "Kept, not confirmed yet",
    "shelf": "On the shelf already",
    "manual": "Not kept: needs your hand",
    "refused": "Not kept",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """
    What became of one pasted entry.

    `outcome` is one of `OUTCOMES`; `reference` is None for manual and refused, and then `item`
    holds what could be read, to fill a form with. `parsed` is there when prose was read.
    `place` is where in a pasted file the entry stood; `text` is then no more than a name for it.
    `differences` compare what was pasted with what is registered (or stands on the shelf).
    `fault` says in whole words what was wrong.
    """

    text: str
    outcome: str
    item: csl.AnyItem
    place: str = ""
    reference: Reference | None = None
    created: bool = False
    parsed: ParsedReference | None = None
    fault: str = ""
    differences: tuple[FieldDifference, ...] = ()
    suggestions: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What taking in one paste shares: whom to ask and until when, and who pasted it."""

    registries: Asked
    until: float
    actor: AbstractBaseUser | None
    now: datetime

    def ask(self, item: csl.AnyItem) -> Answer:
        if time.monotonic() >= self.until:
            return Answer(fault=NO_TIME, reached=False)
        return inquiry.ask(item, self.registries)

    def suggest(self, item: csl.AnyItem, found: Found) -> tuple[Record, ...]:
        """Say which papers `item` may be when its identifier leads to another, `found`."""
        if time.monotonic() >= self.until:
            return ()
        return inquiry.suggestions(item, found, self.registries)


def take_in(
    text: str,
    *,
    registries: Asked,
    now: datetime,
    actor: AbstractBaseUser | None = None,
    budget: float = BUDGET,
) -> tuple[Taken, ...]:
    """
    Read `text` and keep every paper in it, in its order; never raises for what was pasted.

    `budget` is seconds: when they are over, no registry is asked any more. Call it outside of a
    transaction, so that nobody waits for a registry holding a lock.
    """
    desk = _Desk(registries=registries, until=time.monotonic() + budget, actor=actor, now=now)
    found = pasted.entries(text, most=MOST)
    taken = [_take(entry, desk) for entry in islice(found, MOST)]
    return (*taken, *_left(list(found)))


def _left(rest: list[Entry]) -> tuple[Taken, ...]:
    """Return what was too much for one paste as one entry, whose text can be taken in next."""
    if not rest:
        return ()
    of_a_file = any(entry.place for entry in rest)
    fault = (TOO_MANY_OF_A_FILE if of_a_file else TOO_MANY).format(most=MOST, count=len(rest))
    text = "" if of_a_file else "\n\n".join(entry.text for entry in rest)
    return (_refused(Entry(text=text, item={}), fault),)


def _take(entry: Entry, desk: _Desk) -> Taken:
    if entry.fault:
        return _refused(entry, entry.fault)
    try:
        there = library.find(entry.item)
        if there and there.verified_at:
            return _on_the_shelf(entry, there)
        return _ask_and_keep(entry, desk, there)
    except CslError as error:
        return _refused(entry, str(error))
    except ValidationError as error:
        return _refused(entry, " ".join(error.messages))


def _on_the_shelf(entry: Entry, there: Reference) -> Taken:
    differences = _differences(entry, there.csl())
    return _taken(entry, "shelf", reference=there, differences=differences)


def _ask_and_keep(entry: Entry, desk: _Desk, there: Reference | None) -> Taken:
    answer = desk.ask(entry.item)
    item = _to_keep(entry, answer)
    if there is None and not csl.title(item):
        fault = NOTHING_TO_KEEP.format(fault=answer.fault) if answer.fault else NO_TITLE
        return _taken(entry, "manual", fault=fault, suggestions=answer.suggestions)
    if there is None and answer.found is None and _words_alone(entry):
        fault = f"{WORDS_ALONE} {answer.fault}".strip()
        return _taken(entry, "manual", fault=fault, suggestions=answer.suggestions)
    reference, created = (there, False) if there else _keep(entry, item, desk)
    return _settle(entry, answer, desk, reference, created)


def _words_alone(entry: Entry) -> bool:
    """Say whether prose names nobody, no year, no journal and no identifier."""
    item = entry.item
    told = (csl.names(item), csl.names(item, "editor"), csl.issued(item), csl.container_title(item))
    return entry.parsed is not None and not any((*told, csl.identifiers(item), csl.url(item)))


def _to_keep(entry: Entry, answer: Answer) -> csl.AnyItem:
    """Let the registered words make the record when they are of the same paper."""
    if answer.found is None:
        return entry.item
    if not csl.title(entry.item):
        return {**entry.item, **answer.found.item}
    match = matching.judge(entry.item, answer.found.item)
    same = match.verdict == "same"
    return {**entry.item, **answer.found.item} if same else entry.item


def _keep(entry: Entry, item: csl.AnyItem, desk: _Desk) -> tuple[Reference, bool]:
    kind = entry.kind or kinds.kind_from_title(csl.title(item))
    with transaction.atomic():
        added = library.add(item, kind=kind)
        if added.created:
            history.record(
                added.reference,
                ReferenceEvent.Kind.ADDED,
                "Added from pasted text.",
                at=desk.now,
                actor=desk.actor,
                pasted=entry.text[:2000],
            )
            standing.record_notices(added.reference, entry.notices, now=desk.now)
    return added.reference, added.created


def _settle(
    entry: Entry, answer: Answer, desk: _Desk, reference: Reference, created: bool
) -> Taken:
    suggestions = answer.suggestions
    if answer.found is None:
        verified = verifying.unverified(reference, answer, now=desk.now)
    else:
        typed = entry.item if created and csl.title(entry.item) else None
        verified = settling.settle(
            reference, answer.found, typed=typed, actor=desk.actor, now=desk.now
        )
        if verified.outcome == settling.UNVERIFIED:
            suggestions = desk.suggest(entry.item, answer.found)
    return _taken(
        entry,
        verified.outcome,
        reference=reference,
        created=created,
        fault=verified.fault,
        differences=_differences(entry, answer.found.item if answer.found else {}),
        suggestions=suggestions,
    )


def _differences(entry: Entry, registered: csl.AnyItem) -> tuple[FieldDifference, ...]:
    return comparison.differences(entry.item, registered)


def _refused(entry: Entry, fault: str) -> Taken:
    return _taken(entry, "refused", fault=fault)


def _taken(entry: Entry, outcome: str, **values: object) -> Taken:
    return Taken(
        text=entry.text,
        outcome=outcome,
        item=entry.item,
        place=entry.place,
        parsed=entry.parsed,
        **values,  # type: ignore[arg-type]
    )
