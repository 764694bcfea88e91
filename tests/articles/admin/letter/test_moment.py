"""Moments are asked for and shown as the brand's clocks have them."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from articles.admin.letter.moment import Moment, moment, zoned

CHICAGO = "America/Chicago"


def asked(typed: str, zone: str = CHICAGO) -> Moment:
    with timezone.override(zone):
        form = Moment({"at": typed})
        form.is_valid()
        return form


def test_what_is_typed_is_the_brands_time_and_the_form_says_so() -> None:
    form = asked("2026-12-03T09:00")
    assert form.cleaned_data["at"] == datetime(2026, 12, 3, 15, 0, tzinfo=UTC)
    assert form.fields["at"].label == "Live from (America/Chicago time)"
    assert "there now (C" in form.fields["at"].help_text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "This field is required."),
        ("tomorrow", "Enter a valid date/time."),
        ("2027-03-14T02:30", "clocks in America/Chicago go forward, and skip 02:30."),
        ("2026-11-01T01:30", "clocks in America/Chicago go back, and show 01:30 twice."),
        ("2201-01-01T00:00", "Choose a moment before the year 2201."),
        ("9999-12-31T23:59", "Choose a moment before the year 2201."),
    ],
)
def test_a_moment_that_cannot_be_is_refused_at_its_field(typed: str, message: str) -> None:
    assert message in asked(typed).errors["at"][0]


def test_a_moment_is_shown_with_its_zone_of_that_day() -> None:
    with timezone.override(CHICAGO):
        winter = zoned(datetime(2030, 1, 15, 15, 0, tzinfo=UTC))
        summer = zoned(datetime(2030, 7, 15, 15, 0, tzinfo=UTC))
    assert winter == (
        '<time datetime="2030-01-15T09:00:00-06:00" data-local>15 Jan 2030, 09:00 CST</time>'
    )
    assert "15 Jul 2030, 10:00 CDT" in summer


def test_the_year_is_shown_where_it_is_another() -> None:
    with timezone.override("UTC"):
        this_year = timezone.localdate().year
        assert str(this_year) not in moment(datetime(this_year, 3, 5, 9, 30, tzinfo=UTC))
        assert moment(datetime(2020, 3, 5, 9, 30, tzinfo=UTC)) == "5 Mar 2020, 09:30"
