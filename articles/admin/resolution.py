"""Resolutions across all letters: what was decided, by whom, and what ends soon."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin.readonly import ReadOnlyAdmin
from articles.models import Resolution
from articles.workflow import resolved


class EndFilter(admin.SimpleListFilter):
    """Choose by when a resolution ends."""

    title = "end"
    parameter_name = "end"
    SOON = {"30": "Within 30 days", "90": "Within 90 days"}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*self.SOON.items(), ("ended", "Ended"), ("revoked", "Taken back")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        today, chosen = resolved.day(timezone.now()), self.value()
        standing = queryset.filter(revocation__isnull=True)
        if chosen in self.SOON:
            last = today + timedelta(days=int(chosen))
            return standing.filter(expires_on__range=(today, last))
        if chosen == "ended":
            return standing.filter(expires_on__lt=today)
        return queryset.filter(revocation__isnull=False) if chosen == "revoked" else queryset


@admin.register(Resolution)
class ResolutionAdmin(ReadOnlyAdmin):
    list_display = ["what", "code", "letter", "printed_name", "made_at", "expires_on", "ended"]
    list_filter = ["kind", EndFilter, "severity", "code"]
    search_fields = ["article__headline", "code", "sentence", "reason", "printed_name"]
    date_hierarchy = "made_at"
    ordering = ["-id"]
    fieldsets = [
        (
            None,
            {
                "fields": ["what", "letter", "revision", "code", "severity", "field", "sentence"],
                "description": "Whether it still holds depends on the letter’s text; its own page "
                "says so. It is void once its sentence changes.",
            },
        ),
        (
            "Decision",
            {
                "fields": [
                    "printed_name",
                    "made_at",
                    "reason",
                    "risk_owner",
                    "expires_on",
                    "entry",
                    "authorised",
                    "seconds",
                    "ended",
                ]
            },
        ),
        ("Evidence", {"fields": ["policy_version", "sentence_sha256"]}),
    ]
    readonly_fields = ["what", "letter", "seconds", "ended"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resolution]:
        rows = super().get_queryset(request)
        rows = rows.select_related("article", "revision__article", "revocation", "entry")
        return rows.prefetch_related("countersignatures").defer(
            "article__body", "revision__text", "revision__article__body"
        )

    @admin.display(description="Way out", ordering="kind")
    def what(self, row: Resolution) -> str:
        return str(row.get_kind_display())

    @admin.display(description="Letter", ordering="article__headline")
    def letter(self, row: Resolution) -> SafeString:
        url = reverse("admin:articles_article_change", args=[row.article_id])
        return format_html('<a href="{}">{}</a>', url, row.article)

    @admin.display(description="Agreed", empty_value="Nobody else")
    def seconds(self, row: Resolution) -> SafeString | None:
        signed = [(s.printed_name, s.capacity, s.made_at) for s in row.countersignatures.all()]
        return format_html_join(", ", "{} ({}), {:%Y-%m-%d}", signed) or None

    @admin.display(description="Ended")
    def ended(self, row: Resolution) -> str:
        if hasattr(row, "revocation"):
            return f"Taken back by {row.revocation.printed_name}: {row.revocation.reason}"
        over = row.expires_on is not None and row.expires_on < resolved.day(timezone.now())
        return "Its last day has passed" if over else ""
