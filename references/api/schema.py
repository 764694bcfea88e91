"""Describe to OpenAPI what papers look like as files."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from references.api.negotiation import PARAMETER
from references.exchange.formats import CSL_JSON, FORMATS

FORMAT = OpenApiParameter(
    PARAMETER,
    OpenApiTypes.STR,
    enum=["json", *FORMATS],
    description="The form of the answer; it outweighs the Accept header.",
)
_ITEMS = {
    "type": "array",
    "items": {"type": "object", "additionalProperties": True},
    "description": "CSL-JSON items.",
}


def answers(shape: Any) -> dict[tuple[int, str], Any]:
    """Return the answers of an address that gives `shape` as JSON, and files beside it."""
    files = {
        (200, one.media_type): _ITEMS if one is CSL_JSON else {"type": "string"}
        for one in FORMATS.values()
    }
    return {(200, "application/json"): shape, **files}
