"""
Read query parameters, and refuse what they don't accept by naming what they do.

Each filter is declared once; validation, OpenAPI document and query come from it.
"""

from contextlib import suppress
from datetime import date, datetime, time, tzinfo
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.dateparse import parse_date, parse_datetime
from django_filters.rest_framework import DjangoFilterBackend

from articles.body.attributes import is_key
from references import identifiers

LONGEST_INSTANT = 50
"""Characters, its fractions of a second and its zone included."""


class Backend(DjangoFilterBackend):
    """Let filters know the request's instant, and choices name themselves when refused."""

    def get_filterset_kwargs(self, request: Any, queryset: Any, view: Any) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(request, queryset, view), "view": view}

    def get_filterset(self, request: Any, queryset: Any, view: Any) -> Any:
        filterset = super().get_filterset(request, queryset, view)
        for field in filterset.form.fields.values() if filterset else ():
            if choices := getattr(field, "choices", None):
                names = ", ".join(str(value) for value, _ in choices if value)
                refusal = f"“%(value)s” is not accepted here. Choose from {names}."
                field.error_messages["invalid_choice"] = refusal
        return filterset


class Timed(django_filters.FilterSet):
    """Filters that may ask their view for the instant (`view.now`) and zone of the request."""

    def __init__(self, *args: Any, view: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.view = view


class DayField(forms.Field):
    """Take YYYY-MM-DD."""

    def clean(self, value: Any) -> date | None:
        if not value:
            return None
        if day := _read(parse_date, value):
            return day
        raise ValidationError("Give a day as YYYY-MM-DD, for example 2026-03-31.", code="invalid")


class InstantField(forms.Field):
    """Take a day or an ISO 8601 date-time."""

    def clean(self, value: Any) -> date | None:
        if not value:
            return None
        # A plus sign that was not escaped arrives as a space.
        whole = value.replace(" ", "+") if "T" in value else value
        if found := _read(parse_date, value) or _read(parse_datetime, whole):
            return found
        raise ValidationError(
            "Give a day as YYYY-MM-DD, or an instant such as 2026-03-31T09:00:00-05:00.",
            code="invalid",
        )


class PaperField(forms.CharField):
    """Take a DOI or PMID in any pasted form, or a citation key; gives the lookup."""

    def clean(self, value: Any) -> Q | None:
        text = super().clean(value)
        return paper(text) if text else None


class DayFilter(django_filters.DateFilter):
    field_class = DayField


class InstantFilter(django_filters.CharFilter):
    field_class = InstantField


class PaperFilter(django_filters.CharFilter):
    field_class = PaperField


class NamesFilter(django_filters.filters.BaseCSVFilter, django_filters.ChoiceFilter):
    """A comma list of names, each of them one of `choices`."""


def paper(text: str) -> Q:
    """Return the lookup among published entries; raises ValidationError when unreadable."""
    with suppress(identifiers.IdentifierError):
        return Q(doi=identifiers.parse_doi(text))
    key = text.strip().lower()
    lookup = Q(key=key) if is_key(key) else Q()
    with suppress(identifiers.IdentifierError):
        lookup |= Q(pmid=identifiers.parse_pmid(text))
    if not lookup:
        raise ValidationError(
            "Give a DOI, a PMID or a citation key, for example 10.3390/ijms18051051, "
            "28498331 or kim-2017.",
            code="invalid",
        )
    return lookup


def instant(value: date, zone: tzinfo) -> datetime:
    """Return the instant `value` means: a day means its first moment in `zone`."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time.min, tzinfo=zone)
    return value if value.tzinfo else value.replace(tzinfo=zone)


def _read(parse: Any, value: str) -> Any:
    if len(value) > LONGEST_INSTANT:
        return None
    try:
        found = parse(value)
    except ValueError:
        # The right form, but no such day: 2026-02-30.
        return None
    # At the ends of the calendar a change of zone leaves it.
    return found if found and 1000 <= found.year <= 9000 else None
