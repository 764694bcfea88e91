"""Say what was asked for, as far as a finished answer depends on it."""

from typing import NamedTuple

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
    meta = request.META
    return Asked(
        caching.coding(meta.get("HTTP_ACCEPT_ENCODING", "")),
        request.path_info,
        meta.get("QUERY_STRING", ""),
        request.get_host(),
        request.scheme or "",
    )
