"""Gather what a paper's page shows around its form: how it stands, what is known, what is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from references import csl, duplicates, fields
from references.admin import memory, side
from references.admin.cards import Suggestion, printed, suggestions
from references.admin.doubles import merge_url
from references.admin.side import Side
from references.admin.uses import Uses
from references.admin.wording import NOTICE_BADGE, STATUS_SAID, mark, name_of, status_badge
from references.comparing.comparison import shown
from references.formatting import Entry
from references.models import LinkCheck, Notice, Reference, ReferenceEvent, RegistryRecord
from references.verification import registered
from references.watch import links, watching
from references.watch.watching import Freshness

EVENTS_SHOWN = 30
OLDER_LINKS_SHOWN = 20
LINK_BADGE = {"works": "good", "refused": "info", "broken": "block", "unreachable": "warn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One registry's record of the paper: its fields in words, and from when until when."""

    row: RegistryRecord
    fields: list[tuple[str, str]]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """All that the page of one paper shows around its form."""

    html: SafeString
    mark: str
    badge: str
    standing: str
    freshness: Freshness
    freshness_badge: str
    open: list[Side]
    decided: list[Side]
    notices: list[tuple[str, Notice]]
    aside: list[Notice]
    suggestions: list[Suggestion]
    said: list[Said]
    uses: list[Uses]
    links: list[tuple[str, LinkCheck]]
    older_links: list[LinkCheck]
    former_keys: list[str]
    twins: list[tuple[Reference, str]]
    evidence: list[tuple[str, str]]
    abstract: str
    events: list[tuple[str, ReferenceEvent]]

    @property
    def used(self) -> bool:
        return any(kind.uses for kind in self.uses)


def paper(
    request: HttpRequest,
    reference: Reference,
    *,
    entry: Entry,
    uses: list[Uses],
    now: datetime,
) -> Paper:
    """Return the page of `reference` as the database has it, in a constant number of queries."""
    rows = list(reference.differences.select_related("decided_by"))
    notices = list(reference.notices.select_related("set_aside_by", "found_by"))
    freshness = watching.freshness(reference, now)
    newest = links.latest(reference)
    return Paper(
        html=printed(entry),
        mark=mark(reference),
        badge=status_badge(reference, freshness),
        standing=STATUS_SAID.get(reference.status, ""),
        freshness=freshness,
        freshness_badge={"fresh": "good"}.get(freshness.level, "warn"),
        open=side.of_rows(row for row in rows if row.is_open),
        decided=side.of_rows(row for row in rows if not row.is_open),
        notices=[(NOTICE_BADGE[each.kind], each) for each in notices if each.counts],  # type: ignore[index]
        aside=[each for each in notices if not each.counts],
        suggestions=suggestions(memory.suggestions_of(request, reference.pk)),
        said=[_said(row) for row in reference.registry_records.all()],
        uses=uses,
        links=[(LINK_BADGE[row.outcome], row) for row in newest],
        older_links=_older(reference, newest),
        former_keys=list(reference.former_keys.values_list("key", flat=True)),
        twins=[(twin, merge_url(reference, twin)) for twin in duplicates.of(reference)],
        evidence=_evidence(reference),
        abstract=reference.abstract,
        events=_events(reference),
    )


def _said(row: RegistryRecord) -> Said:
    item = registered.read(row)
    said = ((side.label(name), shown(value)) for name, value in fields.values(item).items())
    return Said(row=row, fields=[(name, text) for name, text in said if text], url=csl.url(item))


def _older(reference: Reference, newest: Sequence[LinkCheck]) -> list[LinkCheck]:
    rows = reference.link_checks.exclude(pk__in=[row.pk for row in newest])
    return list(rows.order_by("-last_at", "-pk")[:OLDER_LINKS_SHOWN])


def _evidence(reference: Reference) -> list[tuple[str, str]]:
    facts: list[tuple[str, Any]] = [
        ("Kind of study", reference.get_kind_display() if reference.kind else ""),
        ("Who was studied", reference.population),
        ("Dose", reference.dose),
        ("How many took part", reference.sample_size),
    ]
    return [(name, str(value)) for name, value in facts if value not in ("", None)]


def _events(reference: Reference) -> list[tuple[str, ReferenceEvent]]:
    newest = reference.events.select_related("actor").order_by("-at", "-pk")[:EVENTS_SHOWN]
    return [(name_of(event.actor), event) for event in newest]
