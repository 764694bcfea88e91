"""
Know the instant of a request, and when what is public last changed and changes next.

Nothing runs when a schedule comes due, so an answer must not be kept beyond the next planned
change. We take the next change of any letter: earlier than needed for most answers, never too
late for one, and found by an index.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from django.db.models import Subquery

from articles.models import Brand, Publication


@dataclass(frozen=True, slots=True)
class Moment:
    """`now`, the brand's time zone and language, the changes around it (None: there is none)."""

    now: datetime
    zone: tzinfo = UTC
    language: str = ""
    last_change: datetime | None = None
    next_change: datetime | None = None


def read(now: datetime) -> Moment:
    """Return what the database knows of the moment, in one query."""
    ways = {**next_changes(now), **_last_changes(now)}
    row = Brand.objects.annotate(**ways).values("time_zone", "language", *ways).first()
    if row is None:
        return Moment(now)
    return Moment(
        now,
        zone=ZoneInfo(row["time_zone"]),
        language=row["language"],
        last_change=max(filter(None, (row["last_start"], row["last_end"])), default=None),
        next_change=earliest(*(row[name] for name in next_changes(now))),
    )


def next_changes(now: datetime) -> dict[str, Subquery]:
    """Return annotations `next_...`: when a letter next comes, goes, or says something else."""
    shown = Publication.objects.shown()
    starts = shown.filter(live_from__gt=now).order_by("live_from")
    ends = shown.filter(live_until__gt=now).order_by("live_until")
    overdue = Publication.objects.filter(overdue_at__gt=now).order_by("overdue_at")
    return {
        "next_start": Subquery(starts.values("live_from")[:1]),
        "next_end": Subquery(ends.values("live_until")[:1]),
        "next_overdue": Subquery(overdue.values("overdue_at")[:1]),
    }


def earliest(*instants: datetime | None) -> datetime | None:
    """Return the earliest of those that are known, or None."""
    return min(filter(None, instants), default=None)


def _last_changes(now: datetime) -> dict[str, Subquery]:
    shown = Publication.objects.shown()
    starts = shown.filter(live_from__lte=now).order_by("-live_from")
    ends = shown.filter(live_until__lte=now).order_by("-live_until")
    return {
        "last_start": Subquery(starts.values("live_from")[:1]),
        "last_end": Subquery(ends.values("live_until")[:1]),
    }
