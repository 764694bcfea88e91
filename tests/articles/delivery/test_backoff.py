"""Waits grow, stay within bounds, differ from each other, and end."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.delivery import backoff

LONGEST_TO_SHORTEST = """
attempt   at most
1         0:00:10
2         0:00:30
3         0:01:30
4         0:04:30
5         0:13:30
6         0:40:30
7         2:01:30
8         6:04:30
9         12:00:00
12        12:00:00
"""


def test_the_waits_are_those_that_the_documentation_promises() -> None:
    for line in LONGEST_TO_SHORTEST.strip().splitlines()[1:]:
        attempt, most = line.split()
        assert str(backoff.wait(int(attempt), luck=1.0)) == most, attempt


def test_after_the_last_attempt_nothing_follows() -> None:
    assert backoff.wait(backoff.ATTEMPTS - 1, luck=0.0) is not None
    assert backoff.wait(backoff.ATTEMPTS, luck=0.0) is None
    assert backoff.wait(backoff.ATTEMPTS + 5, luck=0.0) is None


@given(attempt=st.integers(1, backoff.ATTEMPTS - 1), luck=st.floats(0, 1))
def test_luck_moves_a_wait_between_its_half_and_its_whole(attempt: int, luck: float) -> None:
    whole = backoff.wait(attempt, luck=1.0)
    drawn = backoff.wait(attempt, luck=luck)
    assert whole is not None
    assert drawn is not None
    assert whole / 2 <= drawn <= whole <= backoff.LONGEST


def test_all_of_it_outlasts_a_weekend() -> None:
    waits = [backoff.wait(n, luck=0.5) or timedelta() for n in range(1, backoff.ATTEMPTS)]
    assert all(earlier <= later for earlier, later in pairwise(waits))
    assert timedelta(days=1.5) < sum(waits, timedelta()) < timedelta(days=3)
