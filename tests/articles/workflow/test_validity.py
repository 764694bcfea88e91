"""Until when a signature holds, across months, zones and changes of the clock."""

from datetime import date

import pytest

from articles.workflow import validity

UNTIL = """
signed       months   what it leans on        until
2026-06-01   12       -                       2027-06-01
2026-06-01   12       2026-12-01              2026-12-01
2026-06-01   12       2026-12-01,2026-11-30   2026-11-30
2026-06-01   12       2030-01-01              2027-06-01
2026-06-01   12       2026-06-01              2026-06-01
2026-06-01   12       2026-05-31              2027-06-01
2026-06-01   -        2026-12-01              2026-12-01
2026-06-01   -        -                       -
2026-08-31   6        -                       2027-02-28
2027-08-31   6        -                       2028-02-29
2026-11-30   3        -                       2027-02-28
2026-12-31   1        -                       2027-01-31
2028-02-29   12       -                       2029-02-28
"""


def days(text: str) -> list[date]:
    return [] if text == "-" else [date.fromisoformat(each) for each in text.split(",")]


@pytest.mark.parametrize("row", UNTIL.strip().splitlines()[1:])
def test_it_holds_until_the_first_end_of_what_it_rests_on(row: str) -> None:
    signed, months, ends, expected = row.split()
    found = validity.until(
        date.fromisoformat(signed),
        months=None if months == "-" else int(months),
        ends=[*days(ends), None],
    )
    assert found == next(iter(days(expected)), None)


# Chicago changes its clocks on 8 March and 1 November 2026; in Havana and Santiago the night of a
# change has no midnight, or two.
OVERDUE = """
last day     zone                from
2026-06-01   America/Chicago     2026-06-02T05:00:00+00:00
2026-03-07   America/Chicago     2026-03-08T06:00:00+00:00
2026-03-08   America/Chicago     2026-03-09T05:00:00+00:00
2026-10-31   America/Chicago     2026-11-01T05:00:00+00:00
2026-11-01   America/Chicago     2026-11-02T06:00:00+00:00
2026-09-05   America/Santiago    2026-09-06T04:00:00+00:00
2026-06-01   Pacific/Kiritimati  2026-06-01T10:00:00+00:00
2026-12-31   UTC                 2027-01-01T00:00:00+00:00
"""


@pytest.mark.parametrize("row", OVERDUE.strip().splitlines()[1:])
def test_it_is_overdue_from_midnight_of_the_brands_zone(row: str) -> None:
    last, zone, expected = row.split()
    assert validity.overdue_from(date.fromisoformat(last), zone).isoformat() == expected


EARLY, LATE = date(2026, 6, 1), date(2027, 6, 1)


@pytest.mark.parametrize(
    ("signatures", "together"),
    [
        ([], None),
        ([[EARLY]], EARLY),
        ([[EARLY, LATE]], LATE),
        ([[EARLY, LATE], [EARLY]], EARLY),
        ([[LATE], [None]], LATE),
        ([[EARLY, None], [None]], None),
        ([[], [LATE]], LATE),
    ],
)
def test_together_they_hold_as_long_as_the_capacity_that_ends_first(
    signatures: list[list[date | None]], together: date | None
) -> None:
    assert validity.shortest(signatures) == together
