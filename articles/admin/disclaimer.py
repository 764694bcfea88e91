"""Disclaimers: a wording once written stays; a better one is written beside it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import Disclaimer, DisclaimerVersion


class VersionInline(admin.StackedInline):  # type: ignore[type-arg]
    model = DisclaimerVersion
    verbose_name = "wording"
    extra = 1
    fields = ["version", "singular", "plural", "created_at"]
    readonly_fields = ["version", "created_at"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Disclaimer)
class DisclaimerAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["name", "kind", "symbol", "in_force"]
    inlines = [VersionInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "kind", "symbol"],
                "description": "The wording with the highest number is the one letters print. "
                "A wording is never changed, so that what a letter showed stays provable: to "
                "correct one, write it anew in the empty form at the end.",
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Disclaimer]:
        return super().get_queryset(request).prefetch_related("versions")

    def has_delete_permission(self, request: HttpRequest, obj: Disclaimer | None = None) -> bool:
        return False

    @admin.display(description="Wording in force")
    def in_force(self, disclaimer: Disclaimer) -> str:
        newest = next(iter(disclaimer.versions.all()), None)
        return f"{newest.version}: {newest.plural}" if newest else "None yet"
