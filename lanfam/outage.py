"""
Answer when the database or a storage does not: soon, in words, and with when to come back.

Outermost of all that asks the database, so that a request's patience is set before its first
question. A newcomer gets this wrong: telling people that nothing was saved. A database that goes
away while it says “done” has perhaps done it.
"""

import logging
import sys
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from articles import patience
from articles.api import outage
from references import outages

logger = logging.getLogger(__name__)

READING = 5.0
"""Seconds that whatever a reader asks may take; a page of the admin may take them many times."""

ASKING_WHETHER_READY = 2.0
"""A machine that asks whether to send readers here needs its answer now."""

EACH = 15.0
"""Seconds that a page of the admin waits for one answer, a lock included."""


class Outage:
    """The middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if path == "/readyz":
            limits = patience.limited(altogether=ASKING_WHETHER_READY)
        elif outage.is_read(path):
            limits = patience.limited(altogether=READING)
        else:
            limits = patience.limited(each=EACH)
        with limits:
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return unavailable(request, exception) if _is_outage(exception) else None


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for what no view could catch: what failed in a middleware."""
    error = sys.exc_info()[1]
    return unavailable(request, error) if _is_outage(error) else defaults.server_error(request)


def unavailable(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """Return 503: the API's own to programs, a page to people."""
    if outage.is_read(request.path_info):
        return outage.answer(error)
    logger.warning("The database or a storage does not take part: %s", str(error).strip())
    context = {
        "collided": outages.is_collision(error),
        "full": outages.is_full(error),
        "storage": outages.is_storage(error),
        "may_repeat": request.method == "GET",
    }
    response = render(None, "503.html", context, status=503)
    for name, value in outage.HEADERS.items():
        response.headers[name] = value
    return response


def _is_outage(error: BaseException | None) -> bool:
    asked = (outages.is_outage, outages.is_full, outages.is_storage)
    return any(is_one(error) for is_one in asked)
