"""Serve the library of papers with the public API's manners, and by the letter that cites."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from articles.api.filtering import Backend
from articles.api.filters import LibraryFilter
from articles.api.public import PublicList
from references.api.views import ReferenceViewSet


class Papers(PublicList, ReferenceViewSet):
    """The papers of the library."""

    filter_backends = [Backend]
    filterset_class = LibraryFilter

    def accepted_parameters(self) -> list[str]:
        return super().accepted_parameters() if self.action == "list" else []

    @extend_schema(operation_id="references_list")
    def list(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """List the papers by citation key."""
        papers = self.page(self.get_queryset())
        paged = self.get_paginated_response(self.get_serializer(papers, many=True).data)
        # Only this filter asks what is live; the papers themselves know no schedule.
        until = self.moment.next_change if "cited_by" in request.query_params else None
        changed = max((paper.updated_at for paper in papers), default=None)
        return self.published(paged.data, tags=["references"], changed=changed, until=until)

    @extend_schema(operation_id="references_retrieve")
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give one paper by its citation key."""
        paper = self.get_object()
        return self.published(
            self.get_serializer(paper).data,
            tags=[f"reference:{paper.citation_key}"],
            changed=paper.updated_at,
            until=None,
        )
