"""
Decide when a message that was not taken is sent again.

The waits grow threefold from ten seconds up to twelve hours: a restart costs the receiver
seconds, a weekend's outage loses nothing. Each wait is drawn between its half and its whole,
so that a receiver that comes back is not met by everything at one moment.
"""

from datetime import timedelta

ATTEMPTS = 13
"""With the waits between them about three days; then a person has to look."""

FIRST = timedelta(seconds=10)
LONGEST = timedelta(hours=12)


def wait(attempt: int, *, luck: float) -> timedelta | None:
    """
    Return how long to wait after `attempt` (from 1) failed; None: that was the last one.

    `luck` is drawn from 0 to 1.
    """
    if attempt >= ATTEMPTS:
        return None
    whole = min(FIRST * int(3 ** (attempt - 1)), LONGEST)
    return whole * (0.5 + luck / 2)
