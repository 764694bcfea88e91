"""Pictures, shown, with what must be said about them."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.web import HTTPS
from articles.models import Image


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    formfield_overrides = HTTPS
    list_display = ["thumbnail", "__str__", "size", "credit_text"]
    list_display_links = ["thumbnail", "__str__"]
    search_fields = ["alt", "caption", "credit_text", "file"]
    readonly_fields = ["thumbnail", "size"]
    fieldsets = [
        (None, {"fields": ["thumbnail", "file", "size", "alt", "is_decorative", "caption"]}),
        ("Rights", {"fields": ["credit_text", "copyright_notice", "license"]}),
    ]

    @admin.display(description="Picture")
    def thumbnail(self, image: Image) -> SafeString | str:
        if not image.file:
            return "Shown here once the picture is saved."
        return format_html('<img class="thumbnail" src="{}" alt="">', image.file.url)

    @admin.display(description="Size")
    def size(self, image: Image) -> str:
        return f"{image.width} × {image.height} pixels" if image.width else "Not known yet"
