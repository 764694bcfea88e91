"""
Bound what one client can ask of the database in a minute, by what its questions cost.

A newcomer gets two things wrong. Who asks is told by the connection, or behind our own proxies by
what they appended to `X-Forwarded-For`; whatever else stands in that header, anybody can write.
And an IPv6 client owns a whole /64, so an address of those is no client.

Not counted is what costs little: answers that are kept and letters by their slug
(`articles.api.ready`), and what is refused before the database is asked. The counters lie in the
cache; a cache that does not answer counts nothing, and readers are served.
"""

import math
import time
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from articles.api.errors import TooMany

MINUTE = 60
KINDS = {
    "reads": "reads",
    "search": "searches and filtered lists",
    "exports": "files and feeds",
    "previews": "previews",
    "docs": "reads of the documentation",
}
"""What is counted apart, and what a refusal calls it; a view names its own in `throttled_as`."""


class ByClient(BaseThrottle):
    """Count the requests of each kind and client by the minute."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Return True, or raise `TooMany`, which says when to come back."""
        if refused := refusal(request._request, view.throttled_as):
            raise refused
        return True


def refusal(request: HttpRequest, kind: str) -> TooMany | None:
    """Count the request, once whoever asks; return why it is one too many, or None."""
    if not hasattr(request, "refusal"):
        request.refusal = _counted(request, kind)  # type: ignore[attr-defined]
    return request.refusal  # type: ignore[no-any-return,attr-defined]


def _counted(request: HttpRequest, kind: str) -> TooMany | None:
    limit = settings.API_THROTTLE.get(kind)
    if limit is None:
        return None
    client = client_of(ByClient().get_ident(request))
    if _is_ours(client):
        return None
    minute, second = divmod(time.time(), MINUTE)
    if _count(f"api:asked:{kind}:{client}:{minute:.0f}") <= limit:
        return None
    return TooMany(KINDS[kind], limit=limit, wait=math.ceil(MINUTE - second))


def client_of(address: str) -> str:
    """Return the client behind `address` as a network: one IPv4 address, or an IPv6 /64."""
    # Some proxies append the port as well.
    plain = address.rpartition(":")[0] if address.count(":") == 1 else address
    try:
        found = ip_address(plain.strip("[]").partition("%")[0])
    except ValueError:
        # What cannot be read shares one counter, however it is spelled.
        return "unknown"
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(ip_network((found, 64), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)


def _is_ours(client: str) -> bool:
    if client == "unknown" or not settings.API_UNTHROTTLED:
        return False
    asked = ip_network(client)
    return any(
        asked.version == network.version and (asked.subnet_of(network) or network.subnet_of(asked))  # type: ignore[type-var]
        for network in settings.API_UNTHROTTLED
    )


def _count(key: str) -> int:
    """Return how many requests this one makes with those before it; 0 where nothing counts."""
    cache.add(key, 0, 2 * MINUTE)
    try:
        return cache.incr(key)
    except ValueError:
        return 0
