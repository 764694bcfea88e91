"""
Say whether a paper still stands: keep every notice about it, and derive its status from them.

A newcomer gets this wrong: the status of a record is never set, it follows from the notices
that count (`references.notices.weighing` has the rule). A person changes it by announcing a
notice, or by setting one aside with a reason; `declare` does whichever it takes.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from references import history, records, signals
from references.models import Notice, Reference, ReferenceEvent
from references.notices import announced, weighing
from references.notices.announced import KINDS, WEIGHTS
from references.sources.record import NoticeFound


@dataclass(slots=True)
class _Change:
    """A change under way: today's row, and the notices that begin or cease to count."""

    row: Reference
    touched: list[Notice] = field(default_factory=list)


def record_notices(
    reference: Reference,
    found: Iterable[NoticeFound],
    *,
    now: datetime,
    source: str = "",
    actor: AbstractBaseUser | None = None,
) -> tuple[Notice, ...]:
    """
    Keep the notices `found` about `reference` and fix its status; returns the new ones.

    The same notice told by DOI and by PMID is one row; one that was set aside stays so.
    `source` names the registry where a notice does not say it itself.
    """
    with _changing(reference, actor=actor, now=now, signed=False) as change:
        for notice in found:
            told = replace(notice, source=notice.source or source)
            _keep(change, told, by=None, now=now)
        return tuple(change.touched)


def announce(
    reference: Reference,
    kind: str,
    *,
    actor: AbstractBaseUser,
    now: datetime,
    url: str = "",
    doi: str = "",
    pmid: str = "",
    date: str = "",
    citation: str = "",
    label: str = "",
) -> Notice:
    """
    Keep a notice that a person tells of, and return it; `kind` is one of `Notice.Kind`.

    A notice known already is filled up, and counts again if it was set aside. Raises
    `ValidationError` for what is no kind, date or identifier.
    """
    told = announced.told(
        kind, doi=doi, pmid=pmid, url=url, date=date, citation=citation, label=label
    )
    with _changing(reference, actor=actor, now=now) as change:
        notice = _keep(change, told, by=actor, now=now)
        _turn(change, notice, counts=True, actor=actor, reason="Announced again.", now=now)
        return notice


def set_aside(notice: Notice, *, actor: AbstractBaseUser, reason: str, now: datetime) -> Notice:
    """
    Let `notice` count for nothing, with who and why; it stays to be read.

    Raises `ValidationError` without a reason.
    """
    return _judged(notice, counts=False, actor=actor, reason=reason, now=now)


def take_up(notice: Notice, *, actor: AbstractBaseUser, reason: str, now: datetime) -> Notice:
    """Let a notice that was set aside count again; raises `ValidationError` without a reason."""
    return _judged(notice, counts=True, actor=actor, reason=reason, now=now)


def declare(
    reference: Reference,
    status: str,
    *,
    actor: AbstractBaseUser,
    now: datetime,
    notice: str = "",
    date: str = "",
    reason: str = "",
) -> Reference:
    """
    Give `reference` the status that a person chose, as notices announced or set aside.

    `notice` is the URL or DOI that announced it, `date` ISO in any precision. Back to a milder
    status sets the notices that stand against it aside, which needs a `reason`. Raises
    `ValidationError`.
    """
    if status not in WEIGHTS:
        raise ValidationError({"status": "The status is not one of those offered."})
    with transaction.atomic():
        announced.adopt(records.lock(reference), now=now)
        for against in _against(reference, status):
            set_aside(against, actor=actor, reason=reason, now=now)
        reference.refresh_from_db(fields=["status", "status_notice", "status_date"])
        if status != "current" and (reference.status != status or notice or date):
            where = announced.where(notice)
            announce(reference, KINDS[status], actor=actor, now=now, date=date, **where)
    return reference


def fix_status(
    reference: Reference, *, actor: AbstractBaseUser | None, now: datetime, signed: bool = True
) -> None:
    """Derive status, notice and date of a locked row anew, and record it if they changed."""
    counting = [notice for notice in reference.notices.order_by("pk") if notice.counts]
    decided_by = weighing.deciding(counting)
    before = Reference.Status(reference.status)
    told_before = (reference.status, reference.status_notice, reference.status_date)
    reference.status = weighing.status(counting)
    reference.status_notice = announced.address(decided_by) if decided_by else ""
    reference.status_date = announced.day(decided_by) if decided_by else None
    if told_before != (reference.status, reference.status_notice, reference.status_date):
        reference.save(update_fields=["status", "status_notice", "status_date", "updated_at"])
    if reference.status != before:
        after = Reference.Status(reference.status)
        history.record(
            reference,
            ReferenceEvent.Kind.STATUS,
            f"The status changed from “{before.label}” to “{after.label}”.",
            at=now,
            actor=actor,
            signed=signed,
            before=before.value,
            after=after.value,
        )


@contextmanager
def _changing(
    reference: Reference, *, actor: AbstractBaseUser | None, now: datetime, signed: bool = True
) -> Iterator[_Change]:
    """Hold the row, and afterwards fix its status and tell who listens, in one transaction."""
    with transaction.atomic():
        change = _Change(records.lock(reference))
        announced.adopt(change.row, now=now)
        yield change
        fix_status(change.row, actor=actor, now=now, signed=signed)
        for notice in change.touched:
            notice.reference = change.row
            signals.notice_counted.send(Notice, notice=notice, actor=actor, now=now)
    for name in ("status", "status_notice", "status_date", "updated_at"):
        setattr(reference, name, getattr(change.row, name))


def _keep(
    change: _Change, told: NoticeFound, *, by: AbstractBaseUser | None, now: datetime
) -> Notice:
    kept = list(change.row.notices.order_by("pk"))
    if known := weighing.match(told, kept):
        announced.fill(known, told, [notice for notice in kept if notice != known])
        return known
    notice = announced.create(change.row, told, by=by, now=now)
    change.touched.append(notice)
    history.record(
        change.row,
        ReferenceEvent.Kind.NOTICE,
        announced.sentence(notice),
        at=now,
        actor=by,
        notice=notice.pk,
    )
    return notice


def _judged(
    notice: Notice, *, counts: bool, actor: AbstractBaseUser, reason: str, now: datetime
) -> Notice:
    why = _reason(reason)
    with _changing(notice.reference, actor=actor, now=now) as change:
        today = Notice.objects.get(pk=notice.pk)
        _turn(change, today, counts=counts, actor=actor, reason=why, now=now)
        return today


def _turn(
    change: _Change,
    notice: Notice,
    *,
    counts: bool,
    actor: AbstractBaseUser,
    reason: str,
    now: datetime,
) -> None:
    """Let `notice` count, or not; nothing happens where it is so already."""
    if notice.counts == counts:
        return
    aside = (None, None, "") if counts else (now, actor, reason)
    notice.set_aside_at, notice.set_aside_by, notice.set_aside_reason = aside
    notice.save()
    change.touched.append(notice)
    kind = ReferenceEvent.Kind.NOTICE if counts else ReferenceEvent.Kind.SET_ASIDE
    summary = f"{notice.get_kind_display()} {'counts again' if counts else 'set aside'}: {reason}"
    history.record(change.row, kind, summary, at=now, actor=actor, notice=notice.pk)


def _against(reference: Reference, status: str) -> list[Notice]:
    """Return the notices that make the paper's status worse than `status`, worst first."""
    counting = [notice for notice in reference.notices.order_by("pk") if notice.counts]
    against = []
    while (worst := weighing.deciding(counting)) and _weight(worst) > WEIGHTS.index(status):
        counting.remove(worst)
        against.append(worst)
    return against


def _weight(notice: Notice) -> int:
    return WEIGHTS.index(weighing.STATUSES[notice.kind])


def _reason(reason: str) -> str:
    if not reason.strip():
        raise ValidationError(
            {"reason": "Say why in a sentence: whoever reads the history needs to know."}
        )
    return reason.strip()
