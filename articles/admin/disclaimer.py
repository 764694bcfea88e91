"""Disclaimers: a wording once written stays; a better one is written beside it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models import Disclaimer, DisclaimerVersion
from articles.reapproval import printing_earlier
from articles.workflow import upkeep, wording


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
    readonly_fields = ["to_approve_anew"]
    inlines = [VersionInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "kind", "symbol", "to_approve_anew"],
                "description": "The wording with the highest number is the one letters print. "
                "A wording is never changed, so that what a letter showed stays provable: to "
                "correct one, write it anew in the empty form at the end.",
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Disclaimer]:
        return super().get_queryset(request).prefetch_related("versions")

    def save_related(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().save_related(request, *args, **kwargs)
        # Letters that print the former wording are looked at again.
        upkeep.once.enqueue()

    def has_delete_permission(self, request: HttpRequest, obj: Disclaimer | None = None) -> bool:
        return False

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        for version in formset.new_objects:
            wording.tell(version, actor=request.user, now=timezone.now())  # type: ignore[arg-type]

    @admin.display(description="Wording in force")
    def in_force(self, disclaimer: Disclaimer) -> str:
        newest = disclaimer.in_force
        return f"{newest.version}: {newest.plural}" if newest else "None yet"

    @admin.display(description="Live letters with an earlier wording")
    def to_approve_anew(self, disclaimer: Disclaimer) -> SafeString | str:
        found = printing_earlier(disclaimer, now=timezone.now()) if disclaimer.pk else []
        if not found:
            return "None: every live letter that carries it prints the wording in force."
        rows = format_html_join(
            "",
            '<li><a href="{}">{}</a></li>',
            (
                (reverse("admin:articles_article_change", args=[each.article_id]), each.headline)
                for each in found
            ),
        )
        return format_html("<ul>{}</ul><p>Each needs a new approval.</p>", rows)
