"""Instants as readers of one brand see them."""

from datetime import UTC, date, datetime

import pytest

from articles.dates import day, stamp


@pytest.mark.parametrize(
    ("instant", "zone", "expected"),
    [
        (datetime(2026, 5, 22, 14, 0, tzinfo=UTC), "America/Chicago", "2026-05-22T09:00:00-05:00"),
        (datetime(2026, 1, 22, 15, 0, tzinfo=UTC), "America/Chicago", "2026-01-22T09:00:00-06:00"),
        # The hour that daylight saving skips, and the one that it repeats.
        (datetime(2026, 3, 8, 8, 0, tzinfo=UTC), "America/Chicago", "2026-03-08T03:00:00-05:00"),
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), "America/Chicago", "2026-11-01T01:30:00-05:00"),
        (datetime(2026, 11, 1, 7, 30, tzinfo=UTC), "America/Chicago", "2026-11-01T01:30:00-06:00"),
        (datetime(2026, 5, 22, 14, 0, 0, 999, tzinfo=UTC), "UTC", "2026-05-22T14:00:00+00:00"),
    ],
)
def test_the_offset_is_that_of_the_day(instant: datetime, zone: str, expected: str) -> None:
    assert stamp(instant, zone) == expected


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        stamp(datetime(2026, 5, 22, 14, 0), "UTC")  # noqa: DTZ001 - the mistake under test


def test_a_day_is_a_day_in_the_brands_zone() -> None:
    late = datetime(2026, 5, 22, 3, 0, tzinfo=UTC)
    assert day(late, "America/Chicago") == date(2026, 5, 21)
