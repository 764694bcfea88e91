"""Alerts about papers, open and settled: to read and to search."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.letter.panel import name_of
from articles.admin.readonly import ReadOnlyAdmin
from articles.models import PaperAlert


@admin.register(PaperAlert)
class PaperAlertAdmin(ReadOnlyAdmin):
    list_display = ["letter", "reference", "kind", "opened_at", "settled", "by"]
    list_filter = [("resolved_at", admin.EmptyFieldListFilter), "how", "notice__kind"]
    search_fields = ["article__headline", "reference__citation_key", "reference__title", "reason"]
    date_hierarchy = "opened_at"
    fieldsets = [
        (
            None,
            {
                "fields": ["letter", "reference", "kind", "revision", "opened_at"],
                "description": "What became known of a paper that a letter relies on. It is "
                "settled on the letter’s own page.",
            },
        ),
        ("Settled", {"fields": ["settled", "resolved_at", "by", "reason"]}),
    ]
    readonly_fields = ["letter", "kind", "settled", "by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PaperAlert]:
        rows = super().get_queryset(request)
        return rows.select_related(
            "article", "reference", "notice", "resolved_by", "revision__article"
        ).defer("article__body", "revision__text", "revision__article__body")

    @admin.display(description="Letter", ordering="article__headline")
    def letter(self, alert: PaperAlert) -> SafeString:
        url = reverse("admin:articles_article_change", args=[alert.article_id])
        return format_html('<a href="{}">{}</a>', url, alert.article)

    @admin.display(description="Notice", ordering="notice__kind")
    def kind(self, alert: PaperAlert) -> str:
        day = f", {alert.notice.date}" if alert.notice.date else ""
        return f"{alert.notice.get_kind_display()}{day}"

    @admin.display(description="Settled", ordering="how")
    def settled(self, alert: PaperAlert) -> str:
        return "Open" if alert.is_open else str(alert.get_how_display())

    @admin.display(description="By")
    def by(self, alert: PaperAlert) -> str:
        return "" if alert.is_open else name_of(alert.resolved_by)
