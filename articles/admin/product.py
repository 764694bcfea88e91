"""Products: what the compliance rules listen for."""

from django.contrib import admin

from articles.admin.choosing import Choosing
from articles.admin.lines import WithLines
from articles.admin.renaming import Followed
from articles.admin.web import HTTPS
from articles.models import Product


@admin.register(Product)
class ProductAdmin(Choosing, WithLines, Followed):
    formfield_overrides = HTTPS
    autocomplete_fields = ["image"]
    list_display = ["name", "listened_for", "ingredients"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", "url", "image"]}),
        (
            "What the rules listen for",
            {"fields": ["alternate_names", "active_ingredients"]},
        ),
        ("Label", {"fields": ["safety_consideration", "target_population", "is_proprietary"]}),
    ]

    @admin.display(description="Also called")
    def listened_for(self, product: Product) -> str:
        return ", ".join(product.alternate_names)

    @admin.display(description="Active ingredients")
    def ingredients(self, product: Product) -> str:
        return ", ".join(product.active_ingredients)
