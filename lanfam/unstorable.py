"""
Refuse what no database can hold, instead of failing at it.

Forms refuse such values by the field's name. This stands beneath them, for what is no field of a
form: a cookie, a filter in an address, the body of a script's request. A newcomer gets this wrong:
SQLite takes a NUL in a text and PostgreSQL does not, so it shows in production alone. Half of a
surrogate pair is a string to Python and to neither of them; a whole number may be too large.
"""

import logging
from collections.abc import Callable

from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

logger = logging.getLogger(__name__)

WORDS = (
    "This request holds something that cannot be stored or looked for: a character of code 0, half "
    "of a character, or a number that is too large. Take it out and send the request again."
)


class Unstorable:
    """The middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # The API reads no cookie, and refuses a parameter by its name.
        if not request.path_info.startswith("/api/") and _has_nul(request):
            return _refusal()
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer 400 where a view met such a value; what it did is undone by then."""
        too_large = isinstance(error, OverflowError) and "SQLite" in str(error)
        if not too_large and not isinstance(error, DataError | UnicodeEncodeError):
            return None
        # A mistake of ours may hide in it, so it is told with its place.
        logger.warning("%s %s cannot be stored", request.method, request.path, exc_info=error)
        return _refusal()


def _has_nul(request: HttpRequest) -> bool:
    asked = request.META.get("QUERY_STRING", "")
    return (
        "\0" in request.path_info
        or ("%00" in asked or "\0" in asked)
        # Quoted values of cookies are unquoted: "\000" is one character.
        or any("\0" in value for value in request.COOKIES.values())
    )


def _refusal() -> HttpResponse:
    return HttpResponseBadRequest(WORDS, content_type="text/plain; charset=utf-8")
