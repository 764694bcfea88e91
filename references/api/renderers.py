"""Offer papers in the formats that reference managers read, beside the API's own JSON."""

from collections.abc import Iterable, Mapping
from typing import Any

from rest_framework.renderers import BaseRenderer, JSONRenderer

from references import csl
from references.exchange import formats
from references.exchange.formats import Format


class FileRenderer(BaseRenderer):
    """Write CSL-JSON items in one format; errors never come here."""

    exchange: Format
    charset: str | None = "utf-8"
    render_style = "text"

    def render(
        self,
        data: Iterable[csl.AnyItem],
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return formats.dumps(data, self.exchange).encode()

    @property
    def content_type(self) -> str:
        return f"{self.media_type}; charset={self.charset}" if self.charset else self.media_type


class CslJsonRenderer(FileRenderer):
    exchange = formats.CSL_JSON
    media_type = formats.CSL_JSON.media_type
    format = formats.CSL_JSON.name
    # JSON is UTF-8 by definition (RFC 8259).
    charset = None


class RisRenderer(FileRenderer):
    exchange = formats.RIS
    media_type = formats.RIS.media_type
    format = formats.RIS.name


class BibtexRenderer(FileRenderer):
    exchange = formats.BIBTEX
    media_type = formats.BIBTEX.media_type
    format = formats.BIBTEX.name


class NbibRenderer(FileRenderer):
    exchange = formats.NBIB
    media_type = formats.NBIB.media_type
    format = formats.NBIB.name


RENDERERS: list[type[BaseRenderer]] = [
    JSONRenderer,
    CslJsonRenderer,
    RisRenderer,
    BibtexRenderer,
    NbibRenderer,
]
"""All that is offered; the first one where nothing else is asked for."""
