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
            _tell(request, response, time.perf_counter() - began)
        return response


def _tell(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    match = request.resolver_match
    place = match.route if match is not None else route(request.path_info)
    counters.count(_method(request), place or "/", response.status_code, seconds)
    level = logging.ERROR if response.status_code >= 500 else logging.INFO
    if not logger.isEnabledFor(level) or (place in QUIET and level == logging.INFO):
        return
    facts = {
        "method": _method(request),
        "route": place or "/",
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "bytes": None if response.streaming else len(getattr(response, "content", b"")),
    }
    logger.log(level, "%(method)s %(route)s %(status)s", facts, extra=facts)


def _method(request: HttpRequest) -> str:
    """Return the method, which anybody may invent."""
    known = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
    return request.method if request.method in known else "OTHER"
