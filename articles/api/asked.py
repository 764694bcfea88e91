"""Say what was asked for, as far as a finished answer depends on it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.encoding import iri_to_uri

from articles.api import caching


class Asked(NamedTuple):
    """
    What an answer is kept under; `coding` is what it may be compressed with, or "".

    Links between pages name the host that was asked for, so `host` must be one that this
    installation serves.
    """

    coding: str
    path: str
    query: str
    host: str
    scheme: str

    @property
    def address(self) -> str:
        """Return the whole address, as `HttpRequest.build_absolute_uri` does."""
        query = f"?{iri_to_uri(self.query)}" if self.query else ""
        return f"{self.scheme}://{self.host}{self.path}{query}"


def asked(request: HttpRequest) -> Asked:
    """Return what `request` asks for; raises DisallowedHost as any view would."""
    host = request.get_host()
    return read(request.META, path=request.path_info, host=host, scheme=request.scheme)


def read(environ: Mapping[str, Any], *, path: str, host: str, scheme: str | None) -> Asked:
    """Return what a WSGI environment asks for, of a host that has been judged."""
    return Asked(
        caching.coding(environ.get("HTTP_ACCEPT_ENCODING", "")),
        path,
        environ.get("QUERY_STRING", ""),
        host,
        scheme or "",
    )
