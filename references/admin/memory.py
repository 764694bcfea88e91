"""
Remember for one person what became of their last pastes, so that a page can be come back to.

It lives in the session: what was pasted belongs to whoever pasted it, and the papers
themselves are on the shelf. Only the last few pastes are kept, and of a long one its first
entries and those that were not kept; nothing is lost by that but the list.
"""

import sys
from collections.abc import Sequence
from secrets import token_urlsafe
from typing import Any, NotRequired, TypedDict

from django.http import HttpRequest

from references import csl
from references.intake import Taken
from references.sources.record import Record

PASTES = "library_pastes"
SUGGESTED = "library_suggested"
PASTES_KEPT = 6
ENTRIES_KEPT = 200
FAILURES_KEPT = 1_000
SUGGESTED_KEPT = 60
LONGEST_TEXT = 2_000
"""Of an entry that became a record; what was not kept stays whole."""


class Suggested(TypedDict):
    """A paper that the entry may be: the registry, and its record as CSL-JSON."""

    source: str
    item: dict[str, Any]


class Told(TypedDict):
    """One field on which the pasted entry and the record do not agree, in words."""

    label: str
    typed: str
    registered: str


class Entry(TypedDict):
    """
    One entry and what became of it; `reference` is a primary key.

    `text` is what was pasted; a file's record has none, but its `place` in the file.
    """

    text: str
    place: NotRequired[str]
    outcome: str
    reference: int | None
    created: bool
    fault: str
    item: dict[str, Any]
    told: list[Told]
    suggestions: list[Suggested]


class Paste(TypedDict):
    """The entries of one paste; `left_out` counts those too many to be remembered."""

    entries: list[Entry]
    left_out: NotRequired["Count"]


class Count(TypedDict):
    """What became of some entries: papers that are new, that were there, and none at all."""

    new: int
    there: int
    failed: int


def count(entries: Sequence[Entry]) -> Count:
    """Count what became of `entries`."""
    failed = sum(not entry["reference"] for entry in entries)
    new = sum(entry["created"] for entry in entries)
    return {"new": new, "there": len(entries) - new - failed, "failed": failed}


def keep(request: HttpRequest, entries: Sequence[Entry]) -> str:
    """Remember a paste and return the name to recall it by."""
    name = token_urlsafe(8)
    shown, left_out = _apart(entries)
    paste: Paste = {"entries": shown, "left_out": count(left_out)}
    older = dict(list(request.session.get(PASTES, {}).items())[1 - PASTES_KEPT :])
    request.session[PASTES] = {**older, name: paste}
    return name


def _apart(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Part what is remembered from the rest: what was not kept is on no shelf to be found."""
    shown: list[Entry] = []
    left_out: list[Entry] = []
    kept = failed = 0
    for each in entries:
        failed += not each["reference"]
        kept += bool(each["reference"])
        fits = kept <= ENTRIES_KEPT if each["reference"] else failed <= FAILURES_KEPT
        (shown if fits else left_out).append(each)
    return shown, left_out


def recall(request: HttpRequest, name: str) -> Paste | None:
    """Return a remembered paste, or None when it is another person's or long ago."""
    found: Paste | None = request.session.get(PASTES, {}).get(name)
    return found


def entry_of(request: HttpRequest, name: str, number: int) -> Entry | None:
    """Return entry `number` (from 0) of a remembered paste."""
    entries = (recall(request, name) or {"entries": []})["entries"]
    return entries[number] if 0 <= number < len(entries) else None


def asked_for(request: HttpRequest) -> Entry | None:
    """Return the entry that the address names: `?paste=…&entry=…`."""
    number = number_of(request.GET.get("entry", ""))
    return entry_of(request, request.GET.get("paste", ""), number)


def number_of(text: str) -> int:
    """Return the place in a list that an address or a button names, or one that no list has."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else sys.maxsize


def replace(request: HttpRequest, name: str, number: int, entries: Sequence[Entry]) -> None:
    """Put what became of an entry in its place, after it was tried again."""
    paste = recall(request, name)
    if paste is not None:
        paste["entries"][number : number + 1] = entries
        request.session.modified = True


def keep_suggestions(request: HttpRequest, reference: int, records: Sequence[Record]) -> None:
    """Remember which papers the registries offered for a record; an empty list forgets them."""
    known = {**request.session.get(SUGGESTED, {})}
    known.pop(str(reference), None)
    if records:
        known[str(reference)] = suggested(records)
    request.session[SUGGESTED] = dict(list(known.items())[-SUGGESTED_KEPT:])


def suggestions_of(request: HttpRequest, reference: int) -> list[Suggested]:
    """Return the papers that the registries offered for a record."""
    found: list[Suggested] = request.session.get(SUGGESTED, {}).get(str(reference), [])
    return found


def entry(taken: Taken, told: Sequence[Told]) -> Entry:
    """Return what is worth remembering of one entry that was taken in."""
    kept = taken.reference is not None
    return {
        # What stood in a pasted file is not its title, which is all that we have of it.
        "text": taken.text[:LONGEST_TEXT] if kept else "" if taken.place else taken.text,
        "place": taken.place.capitalize(),
        "outcome": taken.outcome,
        "reference": taken.reference.pk if taken.reference else None,
        "created": taken.created,
        "fault": taken.fault,
        "item": {} if kept else dict(taken.item),
        "told": list(told),
        "suggestions": suggested(taken.suggestions),
    }


def suggested(records: Sequence[Record]) -> list[Suggested]:
    """Return records as plain data, without the abstracts, which no list shows."""
    return [{"source": record.source, "item": _light(record.item)} for record in records]


def _light(item: csl.AnyItem) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != "abstract"}
