"""Instants as readers of one brand see them."""

from datetime import UTC, date, datetime

import pytest

from articles import dates
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


@pytest.mark.parametrize(
    ("wall", "zone", "expected"),
    [
        ("2026-12-03 09:00", "America/Chicago", "2026-12-03T15:00:00+00:00"),
        ("2027-07-03 09:00", "America/Chicago", "2027-07-03T14:00:00+00:00"),
        # The last minute before a change of the clocks, and the first after it.
        ("2027-03-14 01:59", "America/Chicago", "2027-03-14T07:59:00+00:00"),
        ("2027-03-14 03:00", "America/Chicago", "2027-03-14T08:00:00+00:00"),
        ("2026-11-01 00:59", "America/Chicago", "2026-11-01T05:59:00+00:00"),
        ("2026-11-01 02:00", "America/Chicago", "2026-11-01T08:00:00+00:00"),
        ("2026-12-03 09:00", "UTC", "2026-12-03T09:00:00+00:00"),
    ],
)
def test_a_time_on_the_clock_is_one_instant(wall: str, zone: str, expected: str) -> None:
    found = dates.instant(datetime.fromisoformat(wall), zone)
    assert found.astimezone(UTC).isoformat() == expected


@pytest.mark.parametrize(
    ("wall", "zone", "message"),
    [
        ("2027-03-14 02:00", "America/Chicago", "skip 02:00. Choose 01:00 or 03:00"),
        ("2027-03-14 02:59", "America/Chicago", "skip 02:59. Choose 01:59 or 03:59"),
        ("2026-11-01 01:00", "America/Chicago", "show 01:00 twice. Choose 00:00 or 02:00"),
        ("2027-03-28 02:30", "Europe/Berlin", "skip 02:30. Choose 01:30 or 03:30"),
        ("2026-10-04 02:10", "Australia/Lord_Howe", "skip 02:10. Choose 01:40 or 02:40"),
        ("2027-04-04 01:45", "Australia/Lord_Howe", "show 01:45 twice. Choose 01:15 or 02:15"),
    ],
)
def test_a_time_that_clocks_skip_or_repeat_is_refused_with_another(
    wall: str, zone: str, message: str
) -> None:
    with pytest.raises(dates.NotOnTheClock) as refused:
        dates.instant(datetime.fromisoformat(wall), zone)
    assert message in str(refused.value)
    assert zone in str(refused.value)
