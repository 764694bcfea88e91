"""Serve the letters to those who follow or gather them: feeds, the map, the guide for models."""

from collections.abc import Iterable
from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import HttpResponse
from django.template.loader import render_to_string
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request

from articles import addresses, collect, content, dates
from articles.api import feeds, guide, letters
from articles.api.public import Public, PublicList
from articles.api.serializers.feed import FeedItemSerializer
from articles.models import Publication
from articles.rendering.syndication import item

ADDRESSES_A_PAGE = 10_000
"""Of the map; the format allows five times as many, in files that take as much longer to make."""


class FeedList(PublicList):
    queryset = Publication.objects.none()
    filter_backends = []
    serializer_class = FeedItemSerializer

    @extend_schema(operation_id="feed_list")
    def get(self, request: Request) -> HttpResponse:
        """List the letters with their full text, for a feed of the frontend's own."""
        return self.listed(_items(self.page(_letters(self))), tags=["letters"])


class Document(Public):
    """One ready-made document about all letters, with the public site's addresses."""

    throttled_as = "exports"

    def answered(self, answer: Any, content_type: str) -> HttpResponse:
        return self.published(
            answer,
            tags=["letters", "site"],
            changed=self.moment.last_change,
            until=self.moment.next_change,
            content_type=content_type,
        )


@extend_schema(exclude=True)
class AtomFeed(Document):
    def get(self, request: Request) -> HttpResponse:
        items = _items(_letters(self)[: feeds.LETTERS])
        changed = self.moment.last_change or self.now
        document = feeds.atom(_brand(), items, changed=changed)
        return self.answered(document, "application/atom+xml; charset=utf-8")


@extend_schema(exclude=True)
class JsonFeed(Document):
    def get(self, request: Request) -> HttpResponse:
        items = _items(_letters(self)[: feeds.LETTERS])
        return self.answered(feeds.json_feed(_brand(), items), "application/feed+json")


@extend_schema(exclude=True)
class Guide(Document):
    def get(self, request: Request) -> HttpResponse:
        newest = letters.indexable(now=self.now).values_list("card", flat=True)
        cards = [orjson.loads(card) for card in newest[: guide.LETTERS]]
        return self.answered(guide.text(_brand(), cards), "text/plain; charset=utf-8")


@extend_schema(exclude=True)
class Map(Document):
    """
    The sitemap; of more letters than one file should hold, the index of its pages.

    A search engine asks for a page at the address that the index names, on the public site.
    """

    def accepted_parameters(self) -> list[str]:
        return ["page"]

    def get(self, request: Request) -> HttpResponse:
        brand = _brand()
        pages = max(1, -(-letters.indexable(now=self.now).count() // ADDRESSES_A_PAGE))
        wanted = request.query_params.get("page", "")
        if not wanted and pages > 1:
            each = [{"location": f"{brand.origin}/sitemap.xml?page={n + 1}"} for n in range(pages)]
            return self._xml("sitemap_index.xml", sitemaps=each)
        return self._xml("sitemap.xml", urlset=self._page(brand, _number(wanted, pages)))

    def _page(self, brand: content.Brand, number: int) -> list[dict[str, Any]]:
        first = (number - 1) * ADDRESSES_A_PAGE
        # The oldest first: a new letter then changes the last page alone.
        listed = letters.indexable(now=self.now).order_by("date_published", "id")
        rows = listed.values_list("card", "date_modified")[first : first + ADDRESSES_A_PAGE]
        shown = [
            {"location": orjson.loads(card)["url"], "lastmod": dates.day(at, brand.time_zone)}
            for card, at in rows
        ]
        home = [{"location": addresses.home_url(brand)}] if number == 1 else []
        return home + shown

    def _xml(self, template: str, **context: Any) -> HttpResponse:
        return self.answered(render_to_string(template, context), "application/xml; charset=utf-8")


def _letters(view: Public) -> QuerySet[Publication]:
    return Publication.objects.live(view.now).only("detail", "date_published")


def _items(publications: Iterable[Publication]) -> list[dict[str, Any]]:
    return [item(orjson.loads(each.detail)) for each in publications]


def _brand() -> content.Brand:
    try:
        return collect.brand()
    except collect.NoBrand as error:
        raise NotFound(str(error), code="not_set_up") from error


def _number(text: str, pages: int) -> int:
    if text in ("", *map(str, range(1, pages + 1))):
        return int(text or 1)
    raise ValidationError({"page": [f"Give a whole number from 1 to {pages}."]}, code="invalid")
