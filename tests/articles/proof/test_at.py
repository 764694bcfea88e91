"""A moment is typed as a day or an instant, and is in the brand's zone."""

from datetime import UTC, datetime

import pytest

from articles.proof.at import NoMoment, moment

NOW = datetime(2026, 6, 20, 15, 0, tzinfo=UTC)
ZONE = "America/Chicago"

MOMENTS = [
    # An instant is in the zone of the brand, unless it says otherwise.
    ("2026-06-01T14:30", datetime(2026, 6, 1, 19, 30, tzinfo=UTC)),
    ("2026-06-01 14:30:05", datetime(2026, 6, 1, 19, 30, 5, tzinfo=UTC)),
    ("2026-06-01T14:30:00+00:00", datetime(2026, 6, 1, 14, 30, tzinfo=UTC)),
    (" 2026-01-01T12:00 ", datetime(2026, 1, 1, 18, 0, tzinfo=UTC)),
    # A day means its last moment there, and today means now.
    ("2026-06-01", datetime(2026, 6, 2, 4, 59, 59, 999999, tzinfo=UTC)),
    ("2026-03-08", datetime(2026, 3, 9, 4, 59, 59, 999999, tzinfo=UTC)),
    ("2026-06-20", NOW),
]


@pytest.mark.parametrize(("text", "instant"), MOMENTS)
def test_a_moment_is_read_as_it_is_meant(text: str, instant: datetime) -> None:
    assert moment(text, time_zone=ZONE, now=NOW) == instant


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-13-01", "2026-06-31", "06/01/2026", "9999-12-31", "2026-6-1"]
)
def test_what_is_no_moment_says_what_is_accepted(text: str) -> None:
    with pytest.raises(NoMoment, match="Give a day"):
        moment(text, time_zone=ZONE, now=NOW)


@pytest.mark.parametrize("text", ["2026-06-21", "2026-06-20T10:01", "2126-01-01"])
def test_what_is_still_to_come_cannot_be_told_of(text: str) -> None:
    with pytest.raises(NoMoment, match="still to come"):
        moment(text, time_zone=ZONE, now=NOW)
