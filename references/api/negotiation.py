"""
Choose the form of an answer: by `?format=`, else by the Accept header.

A format nobody offers is refused by name, as any other wrong parameter is. An Accept header
that names nothing we have gets JSON, which RFC 9110 (12.4.1) allows: a reader is better served
by an answer than by a refusal it cannot read either.
"""

from typing import Any

from rest_framework.exceptions import ValidationError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request

PARAMETER = "format"


class ByFormat(BaseContentNegotiation):
    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str = "") -> Any:
        """Return the renderer and its media type; raises `ValidationError` for an unknown name."""
        wanted = request.query_params.get(PARAMETER, "")
        if not wanted:
            # Clients of DOI services ask for "application/x-bibtex; charset=utf-8".
            types = {
                f"{renderer.media_type}{charset}": renderer
                for charset in ("", "; charset=utf-8")
                for renderer in renderers
            }
            preferred = request._request.get_preferred_type(list(types)) or next(iter(types))
            return types[preferred], types[preferred].media_type
        for renderer in renderers:
            if renderer.format == wanted:
                return renderer, renderer.media_type
        offered = ", ".join(renderer.format for renderer in renderers)
        raise ValidationError(
            {PARAMETER: [f"“{wanted[:60]}” is not offered here. Choose from {offered}."]},
            code="invalid_choice",
        )
