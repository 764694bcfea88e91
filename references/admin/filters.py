"""Narrow the shelf down: by year, journal, verification, and how fresh our knowledge is."""

import re
from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf, Substr
from django.http import HttpRequest
from django.utils import timezone

from references.models import Difference, Reference
from references.watch import watching

References = QuerySet[Reference]

JOURNALS_OFFERED = 15
"""The rest is found by typing the journal into the search field."""

NOWHERE = "none"
DECADE = re.compile(r"([0-9]{3})0s", re.A)
YEAR = re.compile(r"[0-9]{4}", re.A)


class YearFilter(admin.SimpleListFilter):
    """Offer decades; within the chosen one, its years."""

    title = "year"
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        found = Reference.objects.order_by().values_list(Substr("issued", 1, 4), flat=True)
        years = sorted(set(found.distinct()), reverse=True)
        decades = dict.fromkeys(f"{year[:3]}0s" for year in years if year)
        offered: list[tuple[str, str]] = []
        for decade in decades:
            offered.append((decade, decade))
            if self._chosen_decade() == decade:
                offered += [(year, f"– {year}") for year in years if year.startswith(decade[:3])]
        return [*offered, (NOWHERE, "No year yet")] if "" in years else offered

    def _chosen_decade(self) -> str:
        value = str(self.used_parameters.get(self.parameter_name) or "")
        return f"{value[:3]}0s" if YEAR.fullmatch(value) or DECADE.fullmatch(value) else ""

    def queryset(self, request: HttpRequest, queryset: References) -> References:
        value = self.value() or ""
        if value == NOWHERE:
            return queryset.filter(issued="")
        if decade := DECADE.fullmatch(value):
            return queryset.filter(issued__startswith=decade[1])
        return queryset.filter(issued__startswith=value) if YEAR.fullmatch(value) else queryset


class JournalFilter(admin.SimpleListFilter):
    """Offer the journals that most papers stand in, by their short titles."""

    title = "journal"
    parameter_name = "journal"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        papers = _named(Reference.objects.order_by())
        counted = papers.values("journal").annotate(papers=Count("pk"))
        most = counted.order_by("-papers", "journal")[:JOURNALS_OFFERED]
        names = sorted((row["journal"] for row in most), key=str.casefold)
        chosen = str(self.used_parameters.get(self.parameter_name) or "")
        if chosen and chosen not in names:
            names.append(chosen)
        return [(name, name) for name in names]

    def queryset(self, request: HttpRequest, queryset: References) -> References:
        return _named(queryset).filter(journal=self.value()) if self.value() else queryset


def _named(papers: References) -> References:
    """Add the journal as the list prints it; leave out papers that stand in none."""
    short, full = NullIf("container_title_short", Value("")), NullIf("container_title", Value(""))
    return papers.annotate(journal=Coalesce(short, full)).exclude(journal=None)


class VerificationFilter(admin.SimpleListFilter):
    title = "verification"
    parameter_name = "verified"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("yes", "Verified"),
            ("no", "Unverified"),
            ("differs", "Differs from the registry"),
        ]

    def queryset(self, request: HttpRequest, queryset: References) -> References:
        match self.value():
            case "yes":
                return queryset.filter(verified_at__isnull=False)
            case "no":
                return queryset.filter(verified_at__isnull=True)
            case "differs":
                mine = Difference.objects.filter(reference=OuterRef("pk"), decided_at=None)
                return queryset.filter(Exists(mine))
        return queryset


class FreshnessFilter(admin.SimpleListFilter):
    """Filter by when the registries last said whether a paper still stands."""

    title = "check of its standing"
    parameter_name = "checked"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("fresh", "Checked lately"),
            ("stale", "Too long ago"),
            ("never", "Never"),
            ("unanswered", "Could not be checked"),
        ]

    def queryset(self, request: HttpRequest, queryset: References) -> References:
        edge = timezone.now() - watching.FRESH_FOR
        fresh = Q(checked_at__gte=edge, unanswered_since=None)
        match self.value():
            case "fresh":
                return queryset.filter(fresh)
            case "stale":
                return queryset.filter(~fresh, checked_at__isnull=False)
            case "never":
                return queryset.filter(checked_at__isnull=True)
            case "unanswered":
                return queryset.filter(unanswered_since__isnull=False)
        return queryset
