"""
Settle what the registries said of a record: what it takes over, what it keeps, what is open.

A record nobody verified takes the registry's words, and what was typed stays beside them in an
open `Difference`, one click away. A verified record is never changed by itself, only filled
where it was silent. And a registry's paper that may be another one changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction

from references import csl, fields, history, kinds, records
from references.comparing import comparison, matching
from references.comparing.comparison import FieldDifference
from references.models import Difference, Reference, ReferenceEvent
from references.notices import standing
from references.sources.record import Found, Record
from references.verification import differing, registered

VERIFIED, DIFFERS, UNVERIFIED = "verified", "differs", "unverified"
ATTEMPTS = 3
BUSY = "The library is being changed by many at once. Please ask again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """
    What became of asking about one reference.

    `outcome` is verified (the registries say the same), differs (see the open `differences`:
    each says which of both the record has now) or unverified. `fault` says in words for an
    editor why nobody could confirm it now; a record that was verified before stays so.
    `suggestions` are papers it may be. `twin` is another record of the library that has an
    identifier which the registries give to this one.
    """

    reference: Reference
    outcome: str
    fault: str = ""
    differences: tuple[Difference, ...] = ()
    suggestions: tuple[Record, ...] = ()
    twin: Reference | None = None


def settle(
    reference: Reference,
    found: Found,
    *,
    now: datetime,
    actor: AbstractBaseUser | None = None,
    typed: csl.AnyItem | None = None,
    sure: bool = False,
) -> Verified:
    """
    Keep what the registries said of `reference`, in one short transaction.

    `typed` is what a person typed, where the row does not say it (any more); `sure` that a
    person has said this is the paper, however different the words are.
    """
    for _ in range(ATTEMPTS):
        try:
            with transaction.atomic():
                row = records.lock(reference)
                verified = _settle(row, found, typed=typed, sure=sure, actor=actor, now=now)
        except IntegrityError:
            # Another record took the identifier between our look and our write.
            continue
        reference.refresh_from_db()
        return verified
    return Verified(reference=reference, outcome=UNVERIFIED, fault=BUSY)


def outcome(
    row: Reference,
    *,
    fault: str = "",
    suggestions: tuple[Record, ...] = (),
    twin: Reference | None = None,
) -> Verified:
    """Say how far `row` is verified today."""
    open_rows = tuple(row.differences.filter(decided_at=None))
    confirmed = DIFFERS if open_rows else VERIFIED
    return Verified(
        reference=row,
        outcome=confirmed if row.verified_at else UNVERIFIED,
        fault=fault,
        differences=open_rows,
        suggestions=suggestions,
        twin=twin,
    )


def fill(
    row: Reference, item: csl.AnyItem, differ: tuple[FieldDifference, ...], *, now: datetime
) -> tuple[str, ...]:
    """Give the record what it lacks and the registries say; returns the fields filled."""
    held = differing.held(row) | differing.with_companions(
        {difference.field for difference in differ}
    )
    gaps = fields.reconciled(records.values(row), fields.values(item), held=held, take=False)
    filled = tuple(records.put(row, gaps)) if gaps else ()
    if filled:
        summary = (
            f"The registries filled what was empty: {', '.join(map(differing.label, filled))}."
        )
        history.record(row, ReferenceEvent.Kind.CHANGED, summary, at=now, fields=list(filled))
    return filled


def answered(row: Reference, faults: tuple[str, ...], *, now: datetime) -> None:
    """Remember that registries answered `now`, and which of them could not."""
    _remember(row, checked_at=now, unanswered_since=None, fault=" ".join(faults))


def unanswered(row: Reference, fault: str, *, now: datetime) -> None:
    """Remember that nobody could say anything, since when, and why."""
    _remember(row, unanswered_since=row.unanswered_since or now, fault=fault)


def _settle(
    row: Reference,
    found: Found,
    *,
    typed: csl.AnyItem | None,
    sure: bool,
    actor: AbstractBaseUser | None,
    now: datetime,
) -> Verified:
    if row.verified_at:
        return _again(row, found, now=now)
    said = typed or row.csl()
    differ = comparison.differences(said, found.item)
    match = matching.judge(said, found.item)
    if match.verdict == "same" or sure:
        return _confirmed(row, found, differ, actor=actor, now=now)
    return _doubted(row, found, differ, match, now=now)


def _again(row: Reference, found: Found, *, now: datetime) -> Verified:
    """Settle about a verified record: gaps are filled, contradictions shown, its words stay."""
    registered.keep(row, found.records, now=now)
    item = registered.joined(row) or found.item
    differ = comparison.differences(row.csl(), item)
    differing.show(row, differ, source=found.sources, now=now)
    fill(row, item, differ, now=now)
    _stand(row, found, now=now)
    return outcome(row, twin=records.twin(row, fields.values(item)))


def _confirmed(
    row: Reference,
    found: Found,
    differ: tuple[FieldDifference, ...],
    *,
    actor: AbstractBaseUser | None,
    now: datetime,
) -> Verified:
    """Let the record say what the registries say, and keep beside it what was typed."""
    registered.keep(row, found.records, now=now)
    theirs, before = fields.values(found.item), records.values(row)
    twin = records.twin(row, theirs)
    row.kind = row.kind or found.kind or kinds.kind_from_title(csl.title(found.item))
    row.verified_at, row.verified_source = now, found.sources[:100]
    taken = records.put(row, _changes(before, theirs, differ, differing.held(row)))
    differing.show(row, differ, source=found.sources, now=now)
    history.record(
        row,
        ReferenceEvent.Kind.VERIFIED,
        _summary(found.sources, differ),
        at=now,
        actor=actor,
        signed=bool(taken),
        before={field: before[field] for field in taken},
    )
    _stand(row, found, now=now)
    return outcome(row, twin=twin)


def _doubted(
    row: Reference,
    found: Found,
    differ: tuple[FieldDifference, ...],
    match: matching.Match,
    *,
    now: datetime,
) -> Verified:
    """Leave the record as typed: what was found may be another paper."""
    differing.show(row, differ, source=found.sources, now=now)
    verb = "is" if match.verdict == "other" else "may be"
    fault = (
        f"{found.sources} gave “{csl.title(found.item)}”, which {verb} another paper. Compare "
        "both, and correct the identifier or the text."
    )
    unanswered(row, fault, now=now)
    return outcome(row, fault=fault)


def _changes(
    ours: dict[str, fields.Value],
    theirs: dict[str, fields.Value],
    differ: tuple[FieldDifference, ...],
    held: frozenset[str],
) -> dict[str, fields.Value]:
    changes = fields.reconciled(ours, theirs, held=held, take=True)
    for difference in differ:
        companion = fields.COMPANIONS.get(difference.field)
        if companion and difference.field not in held:
            # Half of one place and half of the other would be a third, wrong one.
            changes |= {name: theirs[name] for name in (difference.field, companion)}
    return changes


def _stand(row: Reference, found: Found, *, now: datetime) -> None:
    standing.record_notices(row, found.notices, now=now, source=found.sources)
    answered(row, found.faults, now=now)


def _remember(row: Reference, **values: object) -> None:
    """Write what is no part of the paper, so that nobody takes the record for changed."""
    for name, value in values.items():
        setattr(row, name, value)
    Reference.objects.filter(pk=row.pk).update(**values)


def _summary(sources: str, differ: tuple[FieldDifference, ...]) -> str:
    if not differ:
        return f"Confirmed by {sources}."
    names = ", ".join(difference.label for difference in differ)
    return f"Confirmed by {sources}, in other words for: {names}."
