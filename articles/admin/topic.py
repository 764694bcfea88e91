"""Topics and the public identifiers that somebody checked."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.renaming import Followed
from articles.admin.web import HTTPS
from articles.models import Topic, TopicIdentifier


class TopicIdentifierInline(admin.TabularInline):  # type: ignore[type-arg]
    model = TopicIdentifier
    formfield_overrides = HTTPS
    fields = ["system", "value", "url", "checked_by", "checked_on"]
    readonly_fields = ["checked_by"]
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[TopicIdentifier]:
        return super().get_queryset(request).select_related("checked_by")


@admin.register(Topic)
class TopicAdmin(Followed):
    list_display = ["name", "kind", "known_as"]
    list_filter = ["kind"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [TopicIdentifierInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        return super().get_queryset(request).prefetch_related("identifiers")

    @admin.display(description="Identifiers")
    def known_as(self, topic: Topic) -> str:
        return ", ".join(str(identifier) for identifier in topic.identifiers.all())

    def save_formset(self, request, form, formset, change) -> None:  # type: ignore[no-untyped-def]
        """Note who gave the day of the check: that is who checked."""
        for identifier in formset.save(commit=False):
            identifier.checked_by = request.user if identifier.checked_on else None
            identifier.save()
        for identifier in formset.deleted_objects:
            identifier.delete()
        formset.save_m2m()
