"""The brand: one row, so its list leads straight to it."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.admin.choosing import Choosing
from articles.admin.lines import WithLines
from articles.admin.renaming import Followed
from articles.admin.web import HTTPS
from articles.models import Brand, Insider


class InsiderInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Insider
    extra = 0
    verbose_name_plural = "people close to the brand, whose praise must say so"


@admin.register(Brand)
class BrandAdmin(Choosing, WithLines, Followed):
    formfield_overrides = HTTPS
    autocomplete_fields = ["logo"]
    inlines = [InsiderInline]
    fieldsets = [
        (None, {"fields": ["name", "alternate_name", "legal_name", "tagline", "description"]}),
        (
            "Public site",
            {
                "fields": [
                    "origin",
                    "post_path",
                    "language",
                    "time_zone",
                    "logo",
                    "same_as",
                    "preview_url",
                ],
                "description": "Every address and date that readers see is made from these.",
            },
        ),
        ("Contact", {"fields": ["email", "telephone"]}),
        ("References", {"fields": ["citation_style"]}),
        ("Compliance", {"fields": ["disclaimer_on_panels"]}),
        ("Editorial policy", {"fields": ["publishing_principles", "corrections_policy"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Brand.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Brand | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Open the one brand there is; the empty list offers to add it."""
        brand = Brand.objects.first()
        if brand is None or not self.has_view_or_change_permission(request):
            return super().changelist_view(request)
        return redirect("admin:articles_brand_change", brand.pk)
