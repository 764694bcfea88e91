"""
Tell programs that the database does not take part, in the shape of every refusal.

What a process keeps it goes on sending for a while (`articles.api.kept`); this is for everything
else.
"""

import logging

from django.http import HttpResponse, JsonResponse
from drf_standardized_errors.handler import ExceptionHandler
from rest_framework.exceptions import APIException
from rest_framework.response import Response

from references import outages

logger = logging.getLogger(__name__)

READY_MADE = ("/sitemap.xml", "/feed.xml", "/feed.json", "/llms.txt")
"""Addresses outside the API that are read like it."""

WAIT = 5
"""Seconds after which to ask again; a database that restarts is back within some."""

HEADERS = {"Retry-After": str(WAIT), "Cache-Control": "no-store"}


class Unavailable(APIException):
    """The database does not answer, or not in time; `wait` becomes the header Retry-After."""

    status_code = 503
    default_code = "unavailable"
    default_detail = f"The service cannot reach its database just now. Ask again in {WAIT} seconds."
    wait = WAIT


class Handler(ExceptionHandler):
    """The API's exception handler, which knows outages."""

    def convert_known_exceptions(self, exc: Exception) -> Exception:
        return Unavailable() if outages.is_outage(exc) else super().convert_known_exceptions(exc)

    def report_exception(self, exc: APIException, response: Response) -> None:
        if isinstance(exc, Unavailable):
            _log(self.exc)
        else:
            super().report_exception(exc, response)


def is_read(path: str) -> bool:
    """Say whether `path` belongs to the public API or to what the public site passes on."""
    return path.startswith(("/api/", *READY_MADE))


def answer(error: BaseException | None) -> HttpResponse:
    """Return the same 503 where no view was asked."""
    _log(error)
    told = {"code": Unavailable.default_code, "detail": Unavailable.default_detail, "attr": None}
    body = {"type": "server_error", "errors": [told]}
    return JsonResponse(body, status=Unavailable.status_code, headers=HEADERS)


def _log(error: BaseException | None) -> None:
    # A line, not a page: in an outage every request ends here.
    logger.warning("The database does not take part: %s", str(error).strip())
