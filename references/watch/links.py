"""
See politely whether the addresses of papers still lead somewhere, and keep the history.

A newcomer gets this wrong: a publisher that answers a program with 403 has not lost the paper.
Only “not found” breaks a link; whoever refuses us or is out of reach has not answered it.
"""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from references import history, identifiers, records
from references.models import LinkCheck, Reference, ReferenceEvent

if TYPE_CHECKING:
    from references.watch.visiting import Visited, Visitor

OUTCOME = LinkCheck.Outcome


@dataclass(frozen=True, slots=True)
class LinkChecked:
    """One address of one paper: its newest `LinkCheck`, and whether the outcome is another now."""

    reference: Reference
    row: LinkCheck
    changed: bool


def check(
    references: Iterable[Reference], *, now: datetime, visitor: "Visitor | None" = None
) -> Iterator[LinkChecked]:
    """
    Visit the addresses of each reference, one after another, and yield what each came to.

    Call it outside of a transaction; a page may take its time to answer.
    """
    from references.watch import visiting

    with nullcontext(visitor) if visitor else visiting.visitor() as visits:
        for reference in references:
            for url in addresses(reference):
                yield _keep(reference, url, visits.visit(url), now=now)


def addresses(reference: Reference) -> tuple[str, ...]:
    """Return the addresses that are ours to watch: the DOI's, and the reference's own."""
    doi = identifiers.doi_url(reference.doi) if reference.doi else ""
    return tuple(dict.fromkeys(filter(None, (doi, reference.url))))


def latest(reference: Reference) -> tuple[LinkCheck, ...]:
    """Return the newest row of each address that the reference has today."""
    rows = {row.url: row for row in reversed(reference.link_checks.order_by("-last_at", "-pk"))}
    return tuple(rows[url] for url in addresses(reference) if url in rows)


def _keep(reference: Reference, url: str, visited: "Visited", *, now: datetime) -> LinkChecked:
    with transaction.atomic():
        row = records.lock(reference)
        last = row.link_checks.filter(url=url).order_by("-last_at", "-pk").first()
        if last and last.outcome == visited.outcome:
            check_, changed = last, False
        else:
            check_ = LinkCheck(reference=row, url=url, outcome=visited.outcome, first_at=now)
            changed = last is not None
        check_.http_status, check_.last_at = visited.status, now
        check_.final_url, check_.detail = _fitting(visited.final_url), visited.detail
        check_.save()
        if changed or (last is None and visited.outcome == OUTCOME.BROKEN):
            summary = f"{url}: {check_.get_outcome_display().lower()}. {visited.detail}".strip()
            history.record(row, ReferenceEvent.Kind.LINK, summary, at=now, url=url)
    return LinkChecked(reference, check_, changed)


def _fitting(url: str) -> str:
    return url if len(url) <= 2000 else ""
