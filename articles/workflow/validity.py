"""
Say until when a signature holds, and from which instant on it does not.

A newcomer gets this wrong: `until` is a day on which it still holds, in the brand's zone. So a
letter is overdue from midnight after it, whatever the clocks do that night.
"""

import calendar
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def until(signed_on: date, *, months: int | None, ends: Iterable[date | None]) -> date | None:
    """
    Return the last day on which a signature of `signed_on` holds; None where nothing ends it.

    `months` is what the policy grants, `ends` the days until which what it leans on holds. What
    had ended before it was signed was judged by whoever signed, and ends nothing more.
    """
    found = [end for end in ends if end is not None and end >= signed_on]
    if months is not None:
        found.append(_later(signed_on, months))
    return min(found, default=None)


def overdue_from(last: date, time_zone: str) -> datetime:
    """Return the first instant after the day `last`, in UTC."""
    midnight = datetime.combine(last + timedelta(days=1), time.min, tzinfo=ZoneInfo(time_zone))
    return midnight.astimezone(UTC)


def shortest(ends: Iterable[Iterable[date | None]]) -> date | None:
    """
    Return until when signatures in several capacities hold together; None: nothing ends them.

    Of each capacity the signature that holds longest counts; None is one without an end.
    """
    longest = [max(days, key=_last) for each in ends if (days := list(each))]
    return min(longest, key=_last, default=None)


def _last(day: date | None) -> date:
    return day or date.max


def _later(day: date, months: int) -> date:
    """Return the same day `months` later, or the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))
