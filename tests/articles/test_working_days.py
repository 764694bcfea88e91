"""Reviews are due at the close of a working day of the brand, whatever its clocks do."""

from datetime import date, datetime

import pytest

from articles import working_days

# March 2026: clocks in Chicago go forward on Sunday the 8th; November: back on Sunday the 1st.
DUE = """
asked                        zone               days   due
2026-03-02T09:00:00-06:00    America/Chicago    1      2026-03-03T17:00:00-06:00
2026-03-02T23:59:00-06:00    America/Chicago    1      2026-03-03T17:00:00-06:00
2026-03-02T09:00:00-06:00    America/Chicago    5      2026-03-09T17:00:00-05:00
2026-03-05T09:00:00-06:00    America/Chicago    2      2026-03-09T17:00:00-05:00
2026-03-06T09:00:00-06:00    America/Chicago    1      2026-03-09T17:00:00-05:00
2026-03-07T09:00:00-06:00    America/Chicago    1      2026-03-09T17:00:00-05:00
2026-03-08T09:00:00-05:00    America/Chicago    1      2026-03-09T17:00:00-05:00
2026-10-30T09:00:00-05:00    America/Chicago    1      2026-11-02T17:00:00-06:00
2026-03-02T23:30:00+00:00    Asia/Tokyo         1      2026-03-04T17:00:00+09:00
2026-03-02T09:00:00-06:00    America/Chicago    0      2026-03-02T17:00:00-06:00
2026-12-31T09:00:00+00:00    UTC                3      2027-01-05T17:00:00+00:00
"""


@pytest.mark.parametrize("row", DUE.strip().splitlines()[1:])
def test_a_review_is_due_so_many_working_days_later(row: str) -> None:
    asked, zone, days, due = row.split()
    found = working_days.due(datetime.fromisoformat(asked), days=int(days), time_zone=zone)
    assert found.isoformat() == due


def test_a_moment_without_a_zone_has_no_due_date() -> None:
    naive = datetime(2026, 3, 2, 9)  # noqa: DTZ001
    with pytest.raises(ValueError, match="zone"):
        working_days.due(naive, days=1, time_zone="UTC")


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        ("2026-03-09", 1, "2026-03-06"),
        ("2026-03-09", 0, "2026-03-09"),
        ("2026-03-08", 1, "2026-03-06"),
        ("2026-03-12", 5, "2026-03-05"),
    ],
)
def test_a_reminder_comes_so_many_working_days_before(day: str, days: int, expected: str) -> None:
    assert working_days.earlier(date.fromisoformat(day), days) == date.fromisoformat(expected)
