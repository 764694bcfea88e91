"""Serve the API's own description, and the answer where no address is."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import resolve
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
from rest_framework.exceptions import NotFound
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request

from articles.api.public import Public, refuse_unknown
from articles.api.throttling import ByClient
from references.api.refusals import JsonRefusals


class SchemaView(Public, SpectacularAPIView):
    """The OpenAPI 3.1 document: YAML, or JSON for those who ask for it."""

    content_negotiation_class = DefaultContentNegotiation
    throttled_as = "docs"

    def accepted_parameters(self) -> list[str]:
        return ["format"]


@extend_schema(exclude=True)
class DocsView(JsonRefusals, SpectacularSwaggerView):
    """The document as a page to browse and try."""

    # Ours: Swagger's own has its script and style inline.
    template_name = "api/docs.html"
    throttle_classes = [ByClient]
    throttled_as = "docs"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        refuse_unknown(request, accepted=[])
        super().initial(request, *args, **kwargs)


@extend_schema(exclude=True)
class Nowhere(Public):
    """Every address under /api/ that is none; one that lacks its last slash is completed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        complete = resolve(f"{request.path_info}/").url_name != "nowhere"
        if complete and request.method in ("GET", "HEAD"):
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
        return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # Before parameters and methods are looked at: no address takes any.
        raise NotFound("There is nothing at this address. /api/v1/docs/ shows what there is.")
