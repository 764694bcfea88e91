"""Read the library over HTTP."""

from typing import Any

from rest_framework.viewsets import ReadOnlyModelViewSet

from references.api.filters import ReferenceFilter
from references.api.serializers import ReferenceSerializer
from references.models import Reference


class ReferenceViewSet(ReadOnlyModelViewSet[Any]):
    """The papers of the library, by citation key."""

    queryset = Reference.objects.with_contributors().order_by("citation_key")
    serializer_class = ReferenceSerializer
    filterset_class = ReferenceFilter
    lookup_field = "citation_key"
    lookup_value_regex = r"[a-z0-9][a-z0-9-]*"
