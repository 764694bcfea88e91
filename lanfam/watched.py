"""
Watch every request from the outside: name it, time it, count it, and log one line of it.

This is the outermost middleware, so it also sees what the others answer by themselves: the
redirect to HTTPS, a kept answer, a refused host.
"""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lanfam import counters, request_id
from lanfam.routes import route

logger = logging.getLogger("lanfam.requests")

QUIET = frozenset({"healthz", "readyz", "metrics"})
"""Asked every few seconds by machines; logged only when something is wrong."""

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
"""All others are one, for anybody may invent some."""


class Watched:
    """The middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        counters.begin()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        name = request_id.accepted(request.META.get("HTTP_X_REQUEST_ID", ""))
        began = time.perf_counter()
        with request_id.named(name):
            response = self.get_response(request)
            response.headers[request_id.HEADER] = name
            match = request.resolver_match
            tell(
                request.method,
                match.route if match is not None else route(request.path_info),
                status=response.status_code,
                size=None if response.streaming else len(getattr(response, "content", b"")),
                seconds=time.perf_counter() - began,
            )
        return response


def tell(method: str | None, place: str, *, status: int, size: int | None, seconds: float) -> None:
    """Count an answer, and log it; `size` in bytes, None where nobody knows it beforehand."""
    method = method if method in METHODS else "OTHER"
    counters.count(method, place or "/", status, seconds)
    level = logging.ERROR if status >= 500 else logging.INFO
    if not logger.isEnabledFor(level) or (place in QUIET and level == logging.INFO):
        return
    facts = {
        "method": method,
        "route": place or "/",
        "status": status,
        "ms": round(seconds * 1000, 1),
        "bytes": size,
    }
    logger.log(level, "%(method)s %(route)s %(status)s", facts, extra=facts)
