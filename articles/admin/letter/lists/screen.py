"""The letters' list: its columns, filters and search, and the steps taken with many at once."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.admin.letter.lists import bulk, columns, finding
from articles.admin.letter.lists.filters import (
    FindingsFilter,
    GoingLiveFilter,
    ProductFilter,
    StatusFilter,
)
from articles.admin.letter.lists.line import LetterList, rows
from articles.models import Article


class LetterListAdmin(admin.ModelAdmin[Article]):
    """How letters are listed; the screen of one letter is its subclass's."""

    list_display = [
        columns.letter,
        columns.now,
        columns.next_step,
        columns.findings,
        columns.by,
        columns.edited,
    ]
    list_filter = [
        StatusFilter,
        GoingLiveFilter,
        FindingsFilter,
        ("authors", admin.RelatedOnlyFieldListFilter),
        ("series", admin.RelatedOnlyFieldListFilter),
        ("topics", admin.RelatedOnlyFieldListFilter),
        ProductFilter,
        ("edited_by", admin.RelatedOnlyFieldListFilter),
    ]
    list_per_page = 50
    search_fields = ["headline"]
    search_help_text = (
        "Words of the headline, the address, the letter, its questions or its authors’ names; "
        "accents aside."
    )
    date_hierarchy = "edited_at"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[LetterList]:
        return LetterList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return rows(super().get_queryset(request), now=timezone.now())

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        return finding.having(queryset, search_term), False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer the steps of this person's group; which letters can take one is asked of each."""
        return bulk.offered(request)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {"title": "Letters", **(extra_context or {})})
