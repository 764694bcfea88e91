"""Say which query parameters the library takes, and what each accepts."""

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from references import identifiers
from references.models import Reference, ReferenceQuerySet


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
            raise ValidationError(str(error), code="invalid") from None


class IdentifierFilter(django_filters.Filter):
    field_class = IdentifierField


class ReferenceFilter(django_filters.FilterSet):
    doi = IdentifierFilter(parse=identifiers.parse_doi, help_text="In any form, URL included.")
    pmid = IdentifierFilter(parse=identifiers.parse_pmid, help_text="In any form, URL included.")
    year = django_filters.NumberFilter(
        method="filter_year",
        min_value=1600,
        max_value=2099,
        decimal_places=0,
        help_text="Year of issue, four digits.",
    )
    journal = django_filters.CharFilter(
        method="filter_journal", help_text="Full or abbreviated title, whole, in any case."
    )
    status = django_filters.ChoiceFilter(choices=Reference.Status.choices)
    search = django_filters.CharFilter(
        method="filter_search",
        max_length=300,
        help_text="Words of title, names, journal or key, which must all occur; or an identifier.",
    )

    class Meta:
        model = Reference
        fields: list[str] = []

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
