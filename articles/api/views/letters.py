"""Serve published letters: the list, and one letter in each of its forms."""

from typing import Any

import orjson
from django.http import HttpResponse
from drf_spectacular.utils import OpenApiResponse, OpenApiTypes, extend_schema
from rest_framework.request import Request

from articles.api import letters, moment
from articles.api.filtering import Backend
from articles.api.filters import ArticleFilter
from articles.api.pagination import LetterPages
from articles.api.public import Public, PublicList
from articles.api.serializers.letters import CardSerializer, LetterSerializer
from articles.models import Publication, PublishedText
from articles.rendering.snippets import snippet
from articles.workflow import links

DETAIL = ("article", "date_published", "detail", "linked_until", "series_slug", "tags")


class ArticleList(PublicList):
    queryset = Publication.objects.none()
    filter_backends = [Backend]
    filterset_class = ArticleFilter
    serializer_class = CardSerializer
    pagination_class = LetterPages
    searched_for: list[str] | None = None

    @extend_schema(operation_id="articles_list")
    def get(self, request: Request) -> HttpResponse:
        """List the letters, the newest first."""
        page = self.page(Publication.objects.live(self.now).cards())
        cards = [orjson.loads(letter.card) for letter in page]
        if words := self.searched_for:
            shown = PublishedText.objects.filter(publication__in=page)
            texts = dict(shown.values_list("publication", "text"))
            for letter, card in zip(page, cards, strict=True):
                card["snippet"] = snippet(texts[letter.pk], words)
        if wanted := request.query_params.get("fields"):
            kept = frozenset(wanted.split(","))
            cards = [{name: card[name] for name in card if name in kept} for card in cards]
        said = {} if words is None else {"searched_for": " ".join(words)}
        return self.listed(cards, tags=["letters"], **said)


class ArticleDetail(Public):
    @extend_schema(operation_id="articles_retrieve", responses=LetterSerializer)
    def get(self, request: Request, slug: str) -> HttpResponse:
        """Give the whole letter in one response."""
        letter = letters.find(_only(*DETAIL), slug, now=self.now)
        shown = letter.detail
        if letter.linked_until and letter.linked_until <= self.now:
            # A schedule came due, and nobody has mended the stored links since.
            values = orjson.loads(shown) | links.links(letter, now=self.now)
            shown = orjson.dumps(values).decode()
        return _answer(self, letter, shown, tags=letter.tags.split(","))


class ArticleJsonLd(Public):
    @extend_schema(
        operation_id="articles_json_ld",
        responses={(200, "application/ld+json"): OpenApiResponse(OpenApiTypes.OBJECT)},
    )
    def get(self, request: Request, slug: str) -> HttpResponse:
        """Give the letter's structured data alone, safe inside a script element."""
        letter = letters.find(_only("json_ld"), slug, now=self.now)
        return _answer(self, letter, letter.json_ld, content_type="application/ld+json")


class ArticleMarkdown(Public):
    @extend_schema(
        operation_id="articles_markdown",
        responses={(200, "text/markdown"): OpenApiResponse(OpenApiTypes.STR)},
    )
    def get(self, request: Request, slug: str) -> HttpResponse:
        """Give the letter as Markdown."""
        letter = letters.find(_only("markdown"), slug, now=self.now)
        return _answer(self, letter, letter.markdown, content_type="text/markdown; charset=utf-8")


def _only(*columns: str) -> Any:
    return Publication.objects.only(*columns, "live_from", "slug")


def _answer(view: Public, letter: Any, answer: Any, **form: Any) -> HttpResponse:
    until = moment.earliest(letter.next_start, letter.next_end, letter.next_overdue)
    form.setdefault("tags", [f"letter:{letter.slug}"])
    return view.published(answer, changed=letter.live_from, until=until, **form)
