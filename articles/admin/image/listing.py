"""The pictures as pictures: a grid, what is used where, and what nobody uses."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest

from articles import image_uses, pictures
from articles.models import Image

THUMBNAIL = 320
"""Pixels; a card is half as wide, and many screens have two for one."""


class UseFilter(admin.SimpleListFilter):
    """Tell pictures in use from those that could go."""

    title = "use"
    parameter_name = "use"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("used", "In use"), ("unused", "Not used")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Image]) -> QuerySet[Image]:
        wanted = {"used": True, "unused": False}.get(self.value() or "")
        return queryset if wanted is None else queryset.filter(is_used=wanted)


class Pictures(ChangeList):
    """A page of the library, each picture with its thumbnail and its letters."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows = list(self.result_list)
        letters = image_uses.letters_showing(rows)
        self.result_list = rows
        self.cards = list(_cards(rows, letters))


def _cards(rows: list[Image], letters: dict[int, set[int]]) -> Iterator[dict[str, Any]]:
    for image in rows:
        yield {
            "image": image,
            "thumbnail": pictures.address(image, width=THUMBNAIL),
            "letters": len(letters[image.pk]),
            "is_used": image.is_used,  # type: ignore[attr-defined]
        }
