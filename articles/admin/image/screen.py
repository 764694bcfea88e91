"""The picture library: a grid to look through, and a page for each picture with its focal point."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import image_uses, pictures
from articles.admin.image.form import ImageForm
from articles.admin.image.listing import Pictures, UseFilter
from articles.models import Image

SHOWN = 960
"""Pixels of the picture on its own page."""


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = ImageForm
    actions = None
    list_display = ["__str__"]
    list_filter = [UseFilter, "is_decorative"]
    list_per_page = 60
    search_fields = ["alt", "caption", "credit_text", "file"]
    search_help_text = "Words of the description, the caption, the credit or the file’s name."
    readonly_fields = ["focal_point", "facts", "uses"]
    fieldsets = [
        ("Picture", {"fields": ["focal_point", ("focal_x", "focal_y"), "upload", "facts"]}),
        ("Words", {"fields": ["alt", "is_decorative", "caption"]}),
        ("Rights", {"fields": ["credit_text", "copyright_notice", "license"]}),
        ("Where it is used", {"fields": ["uses"]}),
    ]

    class Media:
        css = {"all": ["articles/images/images.css"]}
        js = [Script("articles/images/focal.js", type="module")]

    # Rows

    def get_queryset(self, request: HttpRequest) -> QuerySet[Image]:
        return image_uses.with_use(super().get_queryset(request))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Images", **(extra_context or {})})

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[Pictures]:
        return Pictures

    # Form

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> Any:
        """A picture that is not there yet is used nowhere; who only reads uploads nothing."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return [
                ("Picture", {"fields": ["upload", "focal_point", ("focal_x", "focal_y")]}),
                *fieldsets[1:-1],
            ]
        if self.has_change_permission(request, obj):
            return fieldsets
        return [("Picture", {"fields": ["focal_point", "facts"]}), *fieldsets[1:]]

    @admin.display(description="Focal point")
    def focal_point(self, image: Image) -> str:
        shown = pictures.address(image, width=SHOWN) if image.file else ""
        return render_to_string(
            "admin/articles/image/focal_point.html", {"shown": shown, "image": image}
        )

    @admin.display(description="File")
    def facts(self, image: Image) -> SafeString:
        made = (
            "renditions are being made"
            if not image.renditions
            else (f"{len(image.renditions)} renditions in WebP and AVIF")
        )
        return format_html(
            '<a href="{}">{}</a>, {} × {} pixels, {}',
            image.file.url,
            image.file.name.rpartition("/")[2],
            image.width,
            image.height,
            made,
        )

    @admin.display(description="Places")
    def uses(self, image: Image) -> str:
        used = image_uses.where_used(image)
        return render_to_string("admin/articles/image/uses.html", {"used": used})

    # Saving and deleting

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:
        form.keep(now=timezone.now())

    def delete_model(self, request: HttpRequest, obj: Image) -> None:
        pictures.remove(obj, now=timezone.now())

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Say where a picture is used instead of listing the rows that hold it."""
        to_delete, counts, needed, protected = super().get_deleted_objects(objs, request)
        if protected:
            # What stands in the way is the use, not whether somebody might delete the letter.
            return to_delete, counts, set(), [self.uses(image) for image in objs]
        return to_delete, counts, needed, protected
