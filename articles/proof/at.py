"""Read a moment that somebody typed: a day, or an instant in the brand's zone."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ACCEPTED = "Give a day (2026-06-01) or an instant (2026-06-01T14:30, 2026-06-01T14:30:00-05:00)."


class NoMoment(ValueError):
    """What was typed is no moment, or one that is still to come; says what is accepted."""


def moment(text: str, *, time_zone: str, now: datetime) -> datetime:
    """
    Return the instant that `text` names; without an offset it is in `time_zone`.

    A day means its last moment, for a letter may have been published on it; today means now.
    Raises `NoMoment`.
    """
    zone = ZoneInfo(time_zone)
    try:
        at = _read(text.strip(), zone, now)
        ahead = at > now
    except (ValueError, OverflowError) as error:
        raise NoMoment(f"“{text}” is no moment. {ACCEPTED}") from error
    if ahead:
        raise NoMoment(f"“{text}” is still to come; nothing can be told of it yet. {ACCEPTED}")
    return at


def _read(text: str, zone: ZoneInfo, now: datetime) -> datetime:
    if len(text) == len("2026-06-01"):
        day = date.fromisoformat(text)
        last = datetime.combine(day + timedelta(days=1), time(), zone) - timedelta(microseconds=1)
        return now if day == now.astimezone(zone).date() else last
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=zone)
