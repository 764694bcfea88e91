"""Let editors keep the shelf: paste identifiers, see the printed entry, copy the citation."""

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from references import csl
from references.models import Contributor, Reference, ReferenceQuerySet


class VerifiedFilter(admin.SimpleListFilter):
    title = "verification"
    parameter_name = "verified"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [("yes", "Verified"), ("no", "Not verified yet")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Reference]) -> QuerySet[Reference]:
        if self.value() in ("yes", "no"):
            return queryset.filter(verified_at__isnull=self.value() == "no")
        return queryset


class ContributorInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Contributor
    extra = 1
    fields = ["position", "role", "family", "given", "suffix", "literal"]


@admin.register(Reference)
class ReferenceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = [
        "citation_key",
        "first_author",
        "year",
        "short_title",
        "journal",
        "status",
        "kind",
        "verified",
    ]
    list_filter = ["status", "kind", VerifiedFilter, "type"]
    search_fields = ["title"]
    search_help_text = (
        "Words of title, author, journal or citation key; or a DOI or PMID pasted in any form."
    )
    list_per_page = 50
    inlines = [ContributorInline]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    readonly_fields = ["entry", "for_the_letter", "verified", "created_at", "updated_at"]

    def get_readonly_fields(self, request: HttpRequest, obj: Reference | None = None) -> list[str]:
        """Letters hold on to the key, so it is chosen once."""
        return [*self.readonly_fields, *(["citation_key"] if obj else [])]

    fieldsets = [
        (
            None,
            {
                "fields": ["entry", "for_the_letter", "citation_key", "type", "title"],
                "description": "One paper. Its authors stand at the end of the page.",
            },
        ),
        (
            "Identifiers",
            {
                "fields": ["doi", "pmid", "pmcid", "isbn", "url"],
                "description": "Paste them in any form. At least one is needed before a letter "
                "that cites the paper can be published.",
            },
        ),
        (
            "Where it appeared",
            {
                "fields": [
                    "container_title",
                    "container_title_short",
                    "issn",
                    "issued",
                    "volume",
                    "issue",
                    "page",
                    "number",
                    "publisher",
                    "edition",
                    "language",
                ]
            },
        ),
        (
            "Standing",
            {
                "fields": ["kind", "status", "status_notice", "status_date"],
                "description": "A retracted paper may only be cited as such.",
            },
        ),
        (
            "Verification",
            {"fields": ["verified", "verified_at", "verified_source"]},
        ),
        ("More", {"fields": ["abstract", "created_at", "updated_at"], "classes": ["collapse"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> ReferenceQuerySet:
        return Reference.objects.with_contributors()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Reference], search_term: str
    ) -> tuple[QuerySet[Reference], bool]:
        """Search as the API does, so that both find the same papers."""
        found = Reference.objects.search(search_term) if search_term.strip() else None
        return (queryset if found is None else queryset.filter(pk__in=found)), False

    @admin.display(description="First author")
    def first_author(self, reference: Reference) -> str:
        names = reference.names() or reference.names(Contributor.Role.EDITOR)
        if not names:
            return "No author yet"
        more = " et al" if len(names) > 1 else ""
        return (names[0].family or names[0].literal) + more

    @admin.display(description="Year", ordering="issued")
    def year(self, reference: Reference) -> str:
        return reference.issued[:4] or "No year yet"

    @admin.display(description="Title", ordering="title")
    def short_title(self, reference: Reference) -> str:
        title = csl.title({"title": reference.title})
        return title if len(title) <= 90 else f"{title[:89].rstrip()}…"

    @admin.display(description="Journal", ordering="container_title")
    def journal(self, reference: Reference) -> str:
        return reference.container_title_short or reference.container_title

    @admin.display(description="Verified", ordering="verified_at")
    def verified(self, reference: Reference) -> str:
        if reference.verified_at is None:
            return "Not verified yet"
        source = f", {reference.verified_source}" if reference.verified_source else ""
        return f"{reference.verified_at:%Y-%m-%d}{source}"

    @admin.display(description="Printed entry")
    def entry(self, reference: Reference) -> str:
        if reference.pk is None:
            return "Shown here once the reference is saved."
        # Safe: `references.formatting` escapes everything but its own tags.
        return mark_safe(reference.formatted().html)

    @admin.display(description="Copy for the letter")
    def for_the_letter(self, reference: Reference) -> SafeString | str:
        if reference.pk is None:
            return "Shown here once the reference is saved."
        mark = f'<span data-cites="{reference.citation_key}"></span>'
        return format_html("<code>{}</code>", mark)
