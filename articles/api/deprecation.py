"""
Announce what will go, in every answer of it, long before it does.

Within v1 nothing goes without having stood here for half a year. A client sees `Deprecation` (when
it was announced, RFC 9745), `Sunset` (when it ends, RFC 8594) and a link to what to use instead;
the OpenAPI document marks the operation.
"""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponseBase
from django.utils.http import http_date


@dataclass(frozen=True, slots=True)
class Deprecation:
    """Addresses that begin with `prefix`, announced at `since`, to end at `sunset`."""

    prefix: str
    since: datetime
    sunset: datetime
    instead: str
    """Address of a page that says what to use."""


DEPRECATED: tuple[Deprecation, ...] = ()


def announced(path: str) -> Deprecation | None:
    """Return what was announced of an address."""
    return next((each for each in DEPRECATED if path.startswith(each.prefix)), None)


def announce(response: HttpResponseBase, path: str) -> None:
    """Say so in the headers of an answer from `path`."""
    if found := announced(path):
        links = [response.headers.get("Link", ""), f'<{found.instead}>; rel="deprecation"']
        response.headers["Deprecation"] = f"@{int(found.since.timestamp())}"
        response.headers["Sunset"] = http_date(found.sunset.timestamp())
        response.headers["Link"] = ", ".join(filter(None, links))
