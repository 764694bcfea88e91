"""People: each fact in one place, and a connection to the brand told in a sentence."""

from django.contrib import admin
from django.http import HttpRequest

from articles.admin.choosing import Choosing
from articles.admin.lines import WithLines
from articles.admin.renaming import Followed
from articles.admin.web import HTTPS
from articles.models import Author, Credential


class CredentialInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Credential
    extra = 1


@admin.register(Author)
class AuthorAdmin(Choosing, WithLines, Followed):
    formfield_overrides = HTTPS
    autocomplete_fields = ["image"]
    list_display = ["name", "job_title", "works_for_brand", "material_connection"]
    list_filter = ["works_for_brand"]
    search_fields = ["name", "slug", "job_title"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [CredentialInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "name",
                    "slug",
                    ("given_name", "family_name"),
                    ("honorific_prefix", "honorific_suffix"),
                    "job_title",
                    "works_for_brand",
                ]
            },
        ),
        ("Profile", {"fields": ["description", "url", "same_as", "image"]}),
        (
            "Connection to the brand",
            {
                "fields": ["material_connection", "disclosure"],
                "description": "Readers must be told before the first line (16 CFR 255.5).",
            },
        ),
        ("Account", {"fields": ["user"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Author | None = None) -> list[str]:
        # Nobody approves a letter that bears their own name: whoever could cut this tie
        # could do so. It takes the right to change accounts.
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.has_perm("auth.change_user") else [*fixed, "user"]
