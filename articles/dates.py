"""Write instants the way readers and machines of one brand see them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def stamp(instant: datetime, time_zone: str) -> str:
    """
    Return `YYYY-MM-DDThh:mm:ss±hh:mm` with the offset of `time_zone` on that very day.

    `instant` must be aware; raises ValueError when it is naive.
    """
    if instant.tzinfo is None:
        raise ValueError("A naive date-time has no place on the time line; give it a zone.")
    return instant.astimezone(ZoneInfo(time_zone)).replace(microsecond=0).isoformat()


def day(instant: datetime, time_zone: str) -> date:
    """Return the calendar day of an aware `instant` in `time_zone`."""
    return instant.astimezone(ZoneInfo(time_zone)).date()
