"""
Decide when an imported letter was first published, if its page is of one mind.

A page that shows one day and marks up another gives no date at all: the draft stays without,
and the check asks an editor (DATE-01).
"""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from articles import dates
from articles.importing import days
from articles.importing.notes import Notes
from articles.importing.page import Dates


def first_published(given: Dates, *, time_zone: str, notes: Notes) -> datetime | None:
    """Return the instant of first publication, or None when unknown or in dispute."""
    marked = days.instant(given.published)
    shown = days.instant(given.visible)
    if marked is None:
        if shown is None:
            return None
        notes.guess(
            f"The day of publication is the visible one, {given.visible}; no time is known."
        )
        return datetime.combine(shown.date(), time(), tzinfo=ZoneInfo(time_zone))
    instant = _in_zone(marked, time_zone)
    day = dates.day(instant, time_zone)
    if shown is not None and shown.date() != day:
        notes.guess(
            f"Readers see {given.visible}, the markup says {day.isoformat()}. Which day is true? "
            "The date was left empty."
        )
        return None
    return instant


def _in_zone(moment: datetime, time_zone: str) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(time_zone))
