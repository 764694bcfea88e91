"""
Keep the tests in the year that their letters were written for.

The factory signs letters on a fixed day, so that tests can say in days what they expect, and
signatures hold twelve months. What is published through a screen goes by the real clock, which
would refuse those letters a year later. So from some months after that day on, the clock that
Django's code asks is set back by half-years, as many as it takes; weekday and time of day stay.
"""

from datetime import datetime, timedelta

HALF_YEAR = timedelta(weeks=26)
LONGEST = timedelta(days=300)
"""How long after the letters' day the tests' clock may be."""


def set_back(now: datetime, *, signed: datetime) -> timedelta:
    """Return by how much a clock that shows `now` is set back."""
    over = now - signed - LONGEST
    return -(-over // HALF_YEAR) * HALF_YEAR if over > timedelta() else timedelta()
