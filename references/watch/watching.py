"""
Ask the registries, again and again, whether papers still stand.

"Could not check" never reads as clear: the time of the last answer stays what it was, and
`freshness` says how old it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Protocol

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from references import fields, history, records
from references.comparing import comparison
from references.comparing.comparison import FieldDifference
from references.models import Difference, Notice, Reference, ReferenceEvent
from references.notices import standing
from references.recognition import Identifiers
from references.sources.record import Fault, Standing
from references.verification import differing, registered, settling
from references.verification.inquiry import Asked
from references.verification.verifying import verify

BATCH = 50
"""References asked about before the first of them are settled."""
FRESH_FOR = timedelta(days=7)
"""How long an answer is taken for today's; the nightly check asks every day."""
NOT_FOLLOWED = "No registry follows it, for it has neither DOI nor PMID."
NO_ANSWER = "The registries gave no answer about this paper."


class Watched(Asked, Protocol):
    """What we ask of `references.sources.registries.Registries`."""

    def standings(self, papers: Iterable[Identifiers], /) -> Iterator[Standing]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """
    What asking about one reference brought.

    `reference` is today's row. `asked` names the registries that answered; with none, `fault`
    says why, and beside an answer it tells who was missing. `notices` and `changes` are new
    since the last time; `status_before` is what the status was. `verified` says that an
    unverified record was confirmed just now.
    """

    reference: Reference
    asked: tuple[str, ...] = ()
    fault: str = ""
    notices: tuple[Notice, ...] = ()
    changes: tuple[Difference, ...] = ()
    status_before: str = "current"
    verified: bool = False

    @property
    def answered(self) -> bool:
        return bool(self.asked)


@dataclass(frozen=True, slots=True)
class Freshness:
    """`level` is fresh, stale or never; `words` say it to an editor in one sentence."""

    level: str
    words: str


def check(
    references: Iterable[Reference], *, registries: Watched, now: datetime
) -> Iterator[Checked]:
    """
    Ask about `references`, some at a time, and yield each as soon as it is settled.

    A record that nobody has verified yet is verified on the way, if somebody can. Call it
    outside of a transaction.
    """
    waiting = iter(references)
    while batch := list(islice(waiting, BATCH)):
        # Told apart first: whoever is verified in the first loop has been asked about.
        known = [reference for reference in batch if reference.verified_at]
        for reference in batch:
            if reference.verified_at is None:
                yield _verified(reference, registries=registries, now=now)
        yield from _stood(known, registries=registries, now=now)


def freshness(reference: Reference, now: datetime) -> Freshness:
    """Say how far the standing of `reference` is known; changes nothing."""
    why = f" {reference.fault}" if reference.fault else ""
    if reference.checked_at is None:
        return Freshness("never", f"No registry has ever said whether it stands.{why}")
    day = _day(reference.checked_at)
    if reference.unanswered_since:
        since = _day(reference.unanswered_since)
        words = f"Could not be checked since {since}; what is known is of {day}.{why}"
        return Freshness("stale", words)
    age = now - reference.checked_at
    if age > FRESH_FOR:
        return Freshness("stale", f"Last checked {age.days} days ago, on {day}.{why}")
    return Freshness("fresh", f"Checked on {day}.{why}")


def _verified(reference: Reference, *, registries: Watched, now: datetime) -> Checked:
    before = reference.status
    known = set(reference.notices.values_list("pk", flat=True))
    verified = verify(reference, registries=registries, now=now)
    confirmed = verified.outcome != settling.UNVERIFIED
    return Checked(
        reference=reference,
        asked=tuple(reference.verified_source.split(", ")) if confirmed else (),
        fault=verified.fault or reference.fault,
        notices=tuple(reference.notices.exclude(pk__in=known)),
        changes=verified.differences,
        status_before=before,
        verified=confirmed,
    )


def _stood(batch: list[Reference], *, registries: Watched, now: datetime) -> Iterator[Checked]:
    waiting = {reference.identifiers(): reference for reference in batch}
    followed = [known for known in waiting if known.doi or known.pmid or known.pmcid]
    try:
        for answer in registries.standings(followed) if followed else ():
            if reference := waiting.pop(answer.known, None):
                yield _settle(reference, answer, now=now)
        fault = NO_ANSWER
    except Fault as broken:
        fault = str(broken)
    for known, reference in waiting.items():
        why = fault if known in followed else NOT_FOLLOWED
        yield _settle(reference, Standing(known=known, faults=(why,)), now=now)


def _settle(reference: Reference, answer: Standing, *, now: datetime) -> Checked:
    with transaction.atomic():
        row = records.lock(reference)
        before = row.status
        notices: tuple[Notice, ...] = ()
        changes: tuple[Difference, ...] = ()
        if answer.asked:
            notices = standing.record_notices(row, answer.notices, now=now)
            changes = _changes(row, answer, now=now)
            settling.answered(row, answer.faults, now=now)
        else:
            settling.unanswered(row, " ".join(answer.faults) or NO_ANSWER, now=now)
    reference.refresh_from_db()
    return Checked(
        reference=reference,
        asked=answer.asked,
        fault=" ".join(answer.faults),
        notices=notices,
        changes=changes,
        status_before=before,
    )


def _changes(row: Reference, answer: Standing, *, now: datetime) -> tuple[Difference, ...]:
    """Show what a registry says otherwise than before, and fill what it says more."""
    first = not row.registry_records.exists()
    changed = registered.keep(row, answer.records, now=now)
    item = registered.joined(row)
    if item is None or not (changed or first):
        return ()
    differ = comparison.differences(row.csl(), item)
    open_fields = set(row.differences.values_list("field", flat=True))
    told = tuple(d for d in differ if first or _touched(d, changed) or d.field in open_fields)
    news = differing.show(row, told, source=_sources(answer), now=now)
    if news:
        names = ", ".join(differing.label(difference.field) for difference in news)
        summary = f"{_sources(answer)} says otherwise now: {names}. The record is as it was."
        kind = ReferenceEvent.Kind.CHANGED
        history.record(row, kind, summary, at=now, fields=[d.field for d in news])
    settling.fill(row, item, differ, now=now)
    return news


def _touched(difference: FieldDifference, changed: frozenset[str]) -> bool:
    companion = fields.COMPANIONS.get(difference.field)
    return difference.field in changed or companion in changed


def _sources(answer: Standing) -> str:
    return ", ".join(record.source for record in answer.records)


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j M Y")
