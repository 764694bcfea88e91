"""Serve what a frontend needs for its own routes: the publisher, redirects, the map of letters."""

from typing import Any

import orjson
from django.db.models import Exists, OuterRef, Subquery
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from articles import collect, content
from articles.api import directory, letters
from articles.api.public import Public, PublicList
from articles.api.serializers.site import RedirectSerializer, SitemapSerializer, SiteSerializer
from articles.jsonld.site import site as site_graph
from articles.models import Publication, Redirect
from articles.workflow.links import link

MOST_SERIES = 100
"""To navigate by; `series/` has all of them, in pages."""


class SiteView(Public):
    @extend_schema(operation_id="site_retrieve", responses=SiteSerializer)
    def get(self, request: Request) -> HttpResponse:
        """Give the facts of publisher and site, and the series to navigate by."""
        try:
            brand = collect.brand()
        except collect.NoBrand as error:
            raise NotFound(str(error), code="not_set_up") from error
        series = directory.things(("series",), counted="series", now=self.now)[:MOST_SERIES]
        return self.published(
            _site(brand, [directory.describe(row) for row in series]),
            tags=["site"],
            changed=self.moment.last_change,
            until=self.moment.next_change,
        )


class RedirectList(PublicList):
    queryset = Redirect.objects.none()
    filter_backends = []
    serializer_class = RedirectSerializer

    @extend_schema(operation_id="redirects_list")
    def get(self, request: Request) -> HttpResponse:
        """List the addresses letters once had, with today's."""
        live = Publication.objects.live(self.now)
        today = live.filter(article=OuterRef("article")).order_by("-live_from").values("card")
        known = (
            Redirect.objects.annotate(card=Subquery(today[:1]))
            .filter(~Exists(live.filter(slug=OuterRef("old_slug"))), card__isnull=False)
            .order_by("old_slug")
        )
        return self.listed([_redirect(row) for row in self.page(known)], tags=["letters"])


class SitemapList(PublicList):
    queryset = Publication.objects.none()
    filter_backends = []
    serializer_class = SitemapSerializer

    @extend_schema(operation_id="sitemap_list")
    def get(self, request: Request) -> HttpResponse:
        """List the letters that search engines may list, for the frontend's sitemap."""
        listed = letters.indexable(now=self.now).cards()
        return self.listed([_address(letter) for letter in self.page(listed)], tags=["letters"])


def _site(brand: content.Brand, series: list[dict[str, Any]]) -> dict[str, Any]:
    facts = (
        "name alternate_name description tagline origin post_path language time_zone email "
        "telephone publishing_principles corrections_policy"
    )
    logo = brand.logo
    return {
        **{name: getattr(brand, name) for name in facts.split()},
        "same_as": list(brand.same_as),
        "logo": logo and {"url": logo.url, "width": logo.width, "height": logo.height},
        "navigation": [
            {name: each[name] for name in ("slug", "name", "url", "letters_count")}
            for each in series
        ],
        "json_ld": site_graph(brand),
    }


def _redirect(row: Any) -> dict[str, Any]:
    today = link(row.card)
    return {
        "old_slug": row.old_slug,
        # The old address differs from today's in its last part alone.
        "old_url": today["url"].removesuffix(today["slug"]) + row.old_slug,
        "slug": today["slug"],
        "url": today["url"],
        "status": 301,
    }


def _address(letter: Any) -> dict[str, Any]:
    card = orjson.loads(letter.card)
    return {name: card[name] for name in ("slug", "url", "date_published", "date_modified")}
