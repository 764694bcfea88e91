"""Read the library over HTTP, as JSON or as a file for a reference manager."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from references import exporting
from references.api.filters import ReferenceFilter
from references.api.moved import Moved, present_key
from references.api.negotiation import ByFormat
from references.api.refusals import JsonRefusals
from references.api.renderers import RENDERERS, FileRenderer
from references.api.serializers import ReferenceSerializer
from references.models import Reference


class ReferenceViewSet(JsonRefusals, ReadOnlyModelViewSet[Any]):
    """The papers of the library, by citation key."""

    queryset = Reference.objects.with_contributors().order_by("citation_key")
    serializer_class = ReferenceSerializer
    filterset_class = ReferenceFilter
    renderer_classes = RENDERERS
    content_negotiation_class = ByFormat
    lookup_field = "citation_key"
    lookup_value_regex = r"[a-z0-9][a-z0-9-]*"

    def list(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """List the papers by citation key; a file holds those of the page."""
        papers = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        if self.file_renderer:
            return Response(exporting.items(papers), headers=self.file_headers("references"))
        return self.get_paginated_response(self.get_serializer(papers, many=True).data)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give one paper by its citation key."""
        paper = self.get_object()
        if self.file_renderer:
            headers = self.file_headers(paper.citation_key)
            return Response(exporting.items([paper]), headers=headers)
        return Response(self.get_serializer(paper).data)

    @property
    def file_renderer(self) -> FileRenderer | None:
        """The writer of the file that was asked for; None when it is the API's JSON."""
        chosen = self.request.accepted_renderer
        return chosen if isinstance(chosen, FileRenderer) else None

    def file_of(self, papers: Iterable[Reference]) -> str:
        """Return the text of the file that was asked for; call it when there is one."""
        renderer = self.file_renderer
        return renderer.render(exporting.items(papers)).decode() if renderer else ""

    def file_headers(self, name: str) -> dict[str, str]:
        """Name the file; of a list, say where the neighbouring pages are (RFC 8288)."""
        renderer = self.file_renderer
        ending = renderer.exchange.extension if renderer else "json"
        named = content_disposition_header(False, f"{name}.{ending}") or "inline"
        headers = {"Content-Disposition": named}
        if links := ", ".join(self._links()):
            headers["Link"] = links
        return headers

    def get_object(self) -> Reference:
        """Return the paper; raises `Moved` for a key it had before it was merged."""
        try:
            return super().get_object()  # type: ignore[no-any-return]
        except Http404:
            if key := present_key(self.kwargs["citation_key"]):
                raise Moved(key) from None
            raise

    def handle_exception(self, exc: Exception) -> Any:
        return self._lead_on(exc.key) if isinstance(exc, Moved) else super().handle_exception(exc)

    def _links(self) -> Iterable[str]:
        paginator = self.paginator
        if paginator is None or not hasattr(paginator, "page"):
            return
        for relation, address in (
            ("prev", paginator.get_previous_link()),
            ("next", paginator.get_next_link()),
        ):
            if address:
                yield f'<{address}>; rel="{relation}"'

    def _lead_on(self, key: str) -> HttpResponse:
        match = self.request.resolver_match
        address = reverse(match.view_name, kwargs={"citation_key": key})
        query = self.request.META.get("QUERY_STRING", "")
        whole = f"{address}?{query}" if query else address
        return HttpResponsePermanentRedirect(self.request.build_absolute_uri(whole))
