"""Series of letters."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from articles.admin.renaming import Followed
from articles.admin.web import HTTPS
from articles.models import Series


@admin.register(Series)
class SeriesAdmin(Followed):
    formfield_overrides = HTTPS
    list_display = ["name", "slug", "url", "letters"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Series]:
        return super().get_queryset(request).annotate(letters=Count("articles"))

    @admin.display(ordering="letters")
    def letters(self, series: Series) -> int:
        return series.letters  # type: ignore[attr-defined,no-any-return]
