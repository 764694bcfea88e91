"""Write instants the way readers and machines of one brand see them."""

from datetime import UTC, date, datetime
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


class NotOnTheClock(ValueError):
    """Clocks of a zone skip a time, or show it twice; says which to choose instead."""


def instant(wall: datetime, time_zone: str) -> datetime:
    """
    Return the instant at which clocks in `time_zone` show the naive `wall`.

    Raises `NotOnTheClock` for a time that a change of the clocks leaves out or repeats.
    """
    zone = ZoneInfo(time_zone)
    before, after = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if before.utcoffset() == after.utcoffset():
        return before
    earlier, later = sorted(each.astimezone(UTC).astimezone(zone) for each in (before, after))
    if earlier.replace(tzinfo=None) == later.replace(tzinfo=None):
        shift = later.astimezone(UTC) - earlier.astimezone(UTC)
        raise NotOnTheClock(
            f"On {wall:%d %B %Y} clocks in {time_zone} go back, and show {wall:%H:%M} twice. "
            f"Choose {wall - shift:%H:%M} or {wall + shift:%H:%M}, for example."
        )
    raise NotOnTheClock(
        f"On {wall:%d %B %Y} clocks in {time_zone} go forward, and skip {wall:%H:%M}. Choose "
        f"{earlier:%H:%M} or {later:%H:%M}, for example."
    )
