"""Show what became of each pasted entry: one card an entry, as the library stands now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from references import formatting
from references.admin import memory, side
from references.admin.side import Side
from references.admin.wording import STATUS_BADGE, STATUS_SAID, mark
from references.formatting import Entry as Printed
from references.intake import OUTCOMES
from references.models import Notice, Reference, ReferenceQuerySet

Print = Callable[[Reference], Printed]

OUTCOME_BADGE = {
    "verified": "good",
    "differs": "warn",
    "unverified": "warn",
    "shelf": "info",
    "manual": "block",
    "refused": "block",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A paper that an entry may be; `number` is its place in the list that offered it."""

    number: int
    source: str
    html: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One entry: what was pasted, the record it became, and what is left to decide."""

    number: int
    text: str
    badge: str
    outcome: str
    fault: str
    created: bool
    place: str = ""
    reference: Reference | None = None
    html: str = ""
    mark: str = ""
    standing: str = ""
    standing_badge: str = ""
    notices: list[Notice] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)
    told: list[memory.Told] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)
    by_hand: str = ""
    again: str = ""
    """The address of the box with this text in it."""

    @property
    def anchor(self) -> str:
        """The card's place on its page, for the way back after a click."""
        return f"entry-{self.number + 1}"


def with_findings(references: ReferenceQuerySet) -> ReferenceQuerySet:
    """Load along what a card shows: people, differences, notices; a constant number of queries."""
    return references.with_contributors().prefetch_related("differences", "notices")


def cards(request: HttpRequest, name: str, paste: memory.Paste, *, show: Print) -> list[Card]:
    """Return the cards of a remembered paste; a record deleted or merged since has none to show."""
    entries = paste["entries"]
    keys = [entry["reference"] for entry in entries if entry["reference"]]
    shelf = with_findings(Reference.objects.filter(pk__in=keys)).in_bulk()
    made: list[Card] = []
    for number, entry in enumerate(entries):
        reference = shelf.get(entry["reference"] or 0)
        if reference:
            made.append(_of_record(request, number, entry, reference, show(reference)))
        else:
            made.append(_of_text(name, number, entry))
    return made


def suggestions(offered: Iterable[memory.Suggested]) -> list[Suggestion]:
    """Return offered papers as they would be printed."""
    return [
        Suggestion(
            number=number, source=each["source"], html=printed(formatting.entry(each["item"]))
        )
        for number, each in enumerate(offered)
    ]


def printed(entry: Printed) -> SafeString:
    # Safe: `references.formatting` escapes everything but its own tags.
    return mark_safe(entry.html)


def _of_record(
    request: HttpRequest, number: int, entry: memory.Entry, reference: Reference, shown: Printed
) -> Card:
    sides = side.of_rows(row for row in reference.differences.all() if row.is_open)
    outcome = _outcome(entry["outcome"], reference, differs=bool(sides))
    unverified = reference.verified_at is None
    return Card(
        number=number,
        text=entry["text"],
        badge=OUTCOME_BADGE[outcome],
        outcome=OUTCOMES[outcome],
        fault=entry["fault"] if unverified else "",
        created=entry["created"],
        place=entry.get("place", ""),
        reference=reference,
        html=printed(shown),
        mark=mark(reference),
        standing=STATUS_SAID.get(reference.status, ""),
        standing_badge=STATUS_BADGE[reference.status],
        notices=[notice for notice in reference.notices.all() if notice.counts],
        sides=sides,
        told=[] if sides else entry["told"],
        suggestions=suggestions(memory.suggestions_of(request, reference.pk)) if unverified else [],
    )


def _outcome(then: str, reference: Reference, *, differs: bool) -> str:
    """Say how things stand now: a paper may have been tried again, or decided on, since."""
    if then == "shelf":
        return then
    if reference.verified_at is None:
        return "unverified"
    return "differs" if differs else "verified"


def _of_text(name: str, number: int, entry: memory.Entry) -> Card:
    where = f"?paste={name}&entry={number}"
    lost = entry["reference"] is not None
    return Card(
        number=number,
        text=entry["text"],
        badge=OUTCOME_BADGE["refused" if lost else entry["outcome"]],
        outcome="No longer on the shelf" if lost else OUTCOMES[entry["outcome"]],
        fault="" if lost else entry["fault"],
        created=False,
        place=entry.get("place", ""),
        html=_half_read(entry["item"]),
        suggestions=suggestions(entry["suggestions"]),
        by_hand=reverse("admin:references_reference_by_hand") + where,
        again=reverse("admin:references_reference_add") + where if entry["text"] else "",
    )


def _half_read(item: dict[str, Any]) -> str:
    """Print what could be read of an entry that was not kept, if it has a title at all."""
    return printed(formatting.entry(item)) if item.get("title") else ""
