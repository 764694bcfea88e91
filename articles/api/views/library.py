"""Serve the library of papers with the public API's manners, and by the letter that cites."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from articles.api.filtering import Backend
from articles.api.filters import LibraryFilter
from articles.api.public import PublicList
from references.api.negotiation import PARAMETER, ByFormat
from references.api.schema import FORMAT, answers
from references.api.serializers import ReferenceSerializer
from references.api.views import ReferenceViewSet
from references.models import Reference


class Papers(PublicList, ReferenceViewSet):
    """The papers of the library."""

    content_negotiation_class = ByFormat
    may_be_kept = False
    filter_backends = [Backend]
    filterset_class = LibraryFilter

    @property
    def throttled_as(self) -> str:  # type: ignore[override]
        """Files are made of every paper's whole record."""
        return "exports" if self.file_renderer else super().throttled_as

    def accepted_parameters(self) -> list[str]:
        own = super().accepted_parameters() if self.action == "list" else ["style"]
        return [*own, PARAMETER]

    @extend_schema(
        operation_id="references_list",
        parameters=[FORMAT],
        responses=answers(ReferenceSerializer(many=True)),
    )
    def list(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """List the papers by citation key."""
        papers = self.page(self.get_queryset())
        # Only this filter asks what is live; the papers themselves know no schedule.
        until = self.moment.next_change if "cited_by" in request.query_params else None
        changed = max((paper.updated_at for paper in papers), default=None)
        facts = {"tags": ["references"], "changed": changed, "until": until}
        if self.file_renderer:
            return self.file(papers, name="references", **facts)
        paged = self.get_paginated_response(self.get_serializer(papers, many=True).data)
        return self.published(paged.data, **facts)

    @extend_schema(
        operation_id="references_retrieve",
        parameters=[FORMAT],
        responses=answers(ReferenceSerializer),
    )
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give one paper by its citation key."""
        paper = self.get_object()
        tags = [f"reference:{paper.citation_key}"]
        facts = {"tags": tags, "changed": paper.updated_at, "until": None}
        if self.file_renderer:
            return self.file([paper], name=paper.citation_key, **facts)
        return self.published(self.get_serializer(paper).data, **facts)

    def file(self, papers: Iterable[Reference], *, name: str, **facts: Any) -> HttpResponse:
        """Return `papers` in the format asked for, with the caching headers of all answers."""
        kind = {"content_type": self.file_renderer.content_type} if self.file_renderer else {}
        response = self.published(self.file_of(papers), **kind, **facts)
        for header, value in self.file_headers(name).items():
            response.headers[header] = value
        return response
