"""The tests pass in any year."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.tooling.long_year import HALF_YEAR, LONGEST, set_back

SIGNED = datetime(2026, 6, 1, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "halves"),
    [
        (datetime(2026, 6, 1, 15, tzinfo=UTC), 0),
        (SIGNED + LONGEST, 0),
        (SIGNED + LONGEST + timedelta(seconds=1), 1),
        (SIGNED + LONGEST + HALF_YEAR, 1),
        (datetime(2031, 2, 3, tzinfo=UTC), 8),
    ],
)
def test_the_clock_is_set_back_until_signatures_hold(now: datetime, halves: int) -> None:
    back = set_back(now, signed=SIGNED)
    assert back == halves * HALF_YEAR
    assert not halves or timedelta(days=110) < now - back - SIGNED <= LONGEST
