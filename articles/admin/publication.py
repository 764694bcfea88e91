"""What was and is public, and until when."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.letter.panel import name_of
from articles.admin.readonly import ReadOnlyAdmin
from articles.models import Publication
from articles.models.publication import DOCUMENTS


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin):
    list_display = ["headline", "slug", "number", "live_from", "live_until", "withdrawn_at"]
    list_filter = ["live_from", "withdrawn_at"]
    search_fields = ["headline", "slug", "digest"]
    date_hierarchy = "live_from"
    ordering = ["-live_from", "-id"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "headline",
                    "slug",
                    "revision",
                    "digest",
                    "live_from",
                    "live_until",
                    "withdrawn_at",
                    "by",
                ]
            },
        ),
        ("Dates readers see", {"fields": ["date_published", "date_modified", "last_reviewed"]}),
        (
            "Documents as they are served",
            {"classes": ["collapse"], "fields": ["markdown", "json_ld", "detail"]},
        ),
    ]
    readonly_fields = ["by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        publications = (
            super()
            .get_queryset(request)
            .select_related("article", "revision__article", "published_by")
        )
        publications = publications.defer("revision__text", "article__body")
        if request.resolver_match and request.resolver_match.url_name.endswith("changelist"):
            return publications.defer(*DOCUMENTS, "revision__text", "article__body")
        return publications

    @admin.display(description="Revision", ordering="revision__number")
    def number(self, publication: Publication) -> int:
        return publication.revision.number

    @admin.display(description="Published by")
    def by(self, publication: Publication) -> str:
        return name_of(publication.published_by)
