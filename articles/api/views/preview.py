"""Serve one unpublished revision to whoever holds a token for it, and let nobody keep it."""

import orjson
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from articles.api.public import JSON, Public
from articles.api.serializers.letters import PreviewSerializer
from articles.jsonld.joining import GraphError
from articles.rendering.detail import detail
from articles.workflow import preview, previewing, standing


class Preview(Public):
    may_be_kept = False
    throttled_as = "previews"

    @extend_schema(operation_id="preview_retrieve", responses=PreviewSerializer)
    def get(self, request: Request, token: str) -> HttpResponse:
        """Give a revision as it would be if it went live now, and its letter's status."""
        link = previewing.find(token, now=self.now)
        if link is None:
            raise NotFound("There is no preview at this address.")
        revision, article = link.revision, link.revision.article
        published = article.publications.shown().filter(live_from__lte=self.now)
        first = published.order_by("live_from").values_list("date_published", flat=True).first()
        content = revision.content
        imprint = preview.unsigned(content, number=revision.number, now=self.now, first=first)
        try:
            letter = detail(content, imprint)
        except GraphError as error:
            raise NotFound(f"It cannot be shown yet: {error}") from error
        shown = letter | {"status": standing.status_of(article, now=self.now)}
        response = HttpResponse(orjson.dumps(shown), content_type=JSON)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response
