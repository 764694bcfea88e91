"""Ask for a moment in the brand's zone, and say it the same way everywhere."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import dates

LAST_YEAR = 2200
"""Beyond it lie typing errors, and at last the end of the calendar."""


def moment(instant: datetime) -> str:
    """Return `instant` in the zone that every page names; a year only where it is another."""
    local = timezone.localtime(instant)
    this_year = local.year == timezone.localdate().year
    return date_format(local, "D j M, H:i" if this_year else "j M Y, H:i")


def named(instant: datetime) -> str:
    """Return `instant` with its zone's name on that day."""
    return f"{moment(instant)} {timezone.localtime(instant).tzname()}"


def zoned(instant: datetime) -> SafeString:
    """Return the same as HTML, for scripts to tell it in the viewer's zone as well."""
    iso = timezone.localtime(instant).isoformat(timespec="seconds")
    return format_html('<time datetime="{}" data-local>{}</time>', iso, named(instant))


class WallTime(forms.DateTimeField):
    """What the brand's clocks show; a time that they skip, or show twice, is refused in words."""

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        wall = forms.fields.BaseTemporalField.to_python(self, str(value))  # type: ignore[arg-type]
        if wall.year > LAST_YEAR:
            raise ValidationError(f"Choose a moment before the year {LAST_YEAR + 1}.")
        try:
            return dates.instant(wall, timezone.get_current_timezone_name())
        except dates.NotOnTheClock as error:
            raise ValidationError(str(error)) from error


class Moment(forms.Form):
    at = WallTime(
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "data-wall": True}, format="%Y-%m-%dT%H:%M"
        ),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = timezone.localtime()
        zone = timezone.get_current_timezone_name()
        self.fields["at"].label = f"Live from ({zone} time)"
        self.fields["at"].help_text = f"It is {now:%H:%M} there now ({now.tzname()})."
