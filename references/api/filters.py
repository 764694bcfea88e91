"""Say which query parameters the library takes, and what each accepts."""

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from drf_spectacular.utils import extend_schema_field

from references import identifiers, kinds, recognition
from references.models import Reference, ReferenceQuerySet
from references.printing.styles import CHOICES

YEARS = (1600, 2099)
LONGEST_IDENTIFIER = 500
"""Characters, its address around it included."""


class IdentifierField(forms.CharField):
    """Take an identifier in any pasted form; a malformed one is said to be so, not just missed."""

    def __init__(self, *, parse: Callable[[str], str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.parse = parse

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return self.parse(text) if text else ""
        except identifiers.IdentifierError as error:
            # A pasted "%" must not be taken for a place to fill.
            raise ValidationError("%(why)s", code="invalid", params={"why": error}) from None


class IdentifierFilter(django_filters.Filter):
    field_class = IdentifierField

    def filter(self, qs: ReferenceQuerySet, value: str) -> ReferenceQuerySet:
        known = recognition.Identifiers(**{self.field_name: value} if value else {})
        return qs.identified_by(known) if known else qs


class ReferenceFilter(django_filters.FilterSet):
    doi = IdentifierFilter(
        parse=identifiers.parse_doi,
        max_length=LONGEST_IDENTIFIER,
        help_text="In any form, URL included.",
    )
    pmid = IdentifierFilter(
        parse=identifiers.parse_pmid,
        max_length=LONGEST_IDENTIFIER,
        help_text="In any form, URL included.",
    )
    year = django_filters.NumberFilter(
        method="filter_year",
        min_value=YEARS[0],
        max_value=YEARS[1],
        decimal_places=0,
        help_text="Year of issue, four digits.",
    )
    journal = django_filters.CharFilter(
        method="filter_journal",
        max_length=500,
        help_text="Full or abbreviated title, whole, in any case.",
    )
    status = django_filters.ChoiceFilter(choices=Reference.Status.choices)
    kind = django_filters.ChoiceFilter(
        choices=list(kinds.LABELS.items()), help_text="Kind of study."
    )
    search = django_filters.CharFilter(
        method="filter_search",
        max_length=300,
        help_text="Words of title, names, journal or key, which must all occur; or an identifier.",
    )

    style = django_filters.ChoiceFilter(
        choices=CHOICES,
        empty_label=None,
        method="print_in",
        help_text="The citation style of the printed entries; AMA unless you ask for another.",
    )

    class Meta:
        model = Reference
        fields: list[str] = []

    def print_in(self, queryset: ReferenceQuerySet, name: str, value: str) -> ReferenceQuerySet:
        """Leave the papers as they are: the serializer prints them."""
        return queryset

    @extend_schema_field({"type": "integer", "minimum": YEARS[0], "maximum": YEARS[1]})
    def filter_year(self, queryset: ReferenceQuerySet, name: str, value: int) -> ReferenceQuerySet:
        return queryset.filter(issued__startswith=f"{int(value)}")

    def filter_journal(
        self, queryset: ReferenceQuerySet, name: str, value: str
    ) -> ReferenceQuerySet:
        return queryset.filter(
            Q(container_title__iexact=value) | Q(container_title_short__iexact=value)
        )

    def filter_search(
        self, queryset: ReferenceQuerySet, name: str, value: str
    ) -> ReferenceQuerySet:
        return queryset.search(value)
