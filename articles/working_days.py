"""
Count working days, and say when the last of them ends.

A newcomer gets this wrong: a day is one of the brand's zone, and may have 23 or 25 hours. Saturdays
and Sundays are left out; a public holiday counts as a working day, since it is one somewhere.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

CLOSE = time(17)
"""When a working day ends."""
SATURDAY = 5


def due(start: datetime, *, days: int, time_zone: str) -> datetime:
    """
    Return the close of the last of `days` working days after the day of `start`.

    What comes in on a weekend counts as if on Friday. Raises ValueError when `start` is naive.
    """
    if start.tzinfo is None:
        raise ValueError("A naive date-time belongs to no day; give it a zone.")
    zone = ZoneInfo(time_zone)
    return datetime.combine(later(start.astimezone(zone).date(), days), CLOSE, tzinfo=zone)


def later(day: date, days: int) -> date:
    """Return the day that is `days` working days after `day`."""
    while days > 0:
        day += timedelta(days=1)
        days -= is_working(day)
    return day


def earlier(day: date, days: int) -> date:
    """Return the day that is `days` working days before `day`."""
    while days > 0:
        day -= timedelta(days=1)
        days -= is_working(day)
    return day


def is_working(day: date) -> bool:
    """Say whether `day` is none of a weekend."""
    return day.weekday() < SATURDAY
