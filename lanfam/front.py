"""
Send finished answers before Django begins.

Where a public read has nothing to decide, Django's request and response, and middlewares that say
the same each time, cost more than finding the bytes. So this is the application that servers
import: it asks `ready.find`, as the middleware `articles.api.ready` does, and passes everything
else on to Django.

It knows no header of those middlewares and judges no host. Django opens each door (a host, a
scheme, and what the proxy says of it): the first finished answer that came out through it, past
every middleware, shows what they add, and that goes out with all others through the same door. A
newcomer gets this wrong: a middleware that looks at more of a request than its door has to be
thought of in `_may_be_finished`, as CORS is.
"""

import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from threading import Lock
from typing import Any, NamedTuple

from django.db import close_old_connections
from django.utils import timezone

from articles import patience
from articles.api import asked, caching, deprecation, outage, ready
from lanfam import request_id, watched
from lanfam.outage import READING
from lanfam.routes import route
from references import outages

Environment = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environment, Start], Any]

DOORS = 50
"""Doors that are remembered. Whoever invents hosts does not fill the memory, nor keep others out:
the oldest is forgotten, and Django opens it again to its next reader."""

OWN = frozenset(
    name.lower()
    for name in (
        *("Age", "Cache-Control", "Cache-Tag", "Content-Encoding", "Content-Length"),
        *("Content-Type", "ETag", "Last-Modified", "Link", request_id.HEADER),
    )
)
"""Headers of one answer; what else it has belongs to all."""

REASONS = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}


class Door(NamedTuple):
    """How Django calls the place that was asked, and what it adds to each answer from there."""

    host: str
    scheme: str
    headers: dict[str, str]


class Front:
    """The application; `django` answers what this can not."""

    def __init__(self, django: Application) -> None:
        self._django = django
        self._doors: dict[tuple[Any, ...], Door] = {}
        self._lock = Lock()

    def __call__(self, environ: Environment, start: Start) -> Iterable[bytes]:
        if not _may_be_finished(environ):
            return self._django(environ, start)  # type: ignore[no-any-return]
        key = _key(environ)
        door = self._doors.get(key)
        if door is None:
            return self._opened(key, environ, start)
        began = time.perf_counter()
        name = request_id.accepted(environ.get("HTTP_X_REQUEST_ID", ""))
        with request_id.named(name):
            found = _find(environ, door)
            if found is None:
                environ["HTTP_X_REQUEST_ID"] = name
                return self._django(environ, start)  # type: ignore[no-any-return]
            status, headers, body = found
            headers |= door.headers
            headers[request_id.HEADER] = name
            start(REASONS[status], list(headers.items()))
            watched.tell(
                environ["REQUEST_METHOD"],
                route(environ["PATH_INFO"]),
                status=status,
                size=len(body),
                seconds=time.perf_counter() - began,
            )
        return (body,) if environ["REQUEST_METHOD"] == "GET" else ()

    def _opened(self, key: tuple[Any, ...], environ: Environment, start: Start) -> Iterable[bytes]:
        """Have Django answer, and remember from a finished answer what it adds to each."""
        response = self._django(environ, start)
        wanted = getattr(response, "asked", None)
        if wanted is not None and response.status_code == HTTPStatus.OK:
            added = {name: each for name, each in response.items() if name.lower() not in OWN}
            with self._lock:
                self._doors[key] = Door(wanted.host, wanted.scheme, added)
                while len(self._doors) > DOORS:
                    del self._doors[next(iter(self._doors))]
        return response  # type: ignore[no-any-return]


def _may_be_finished(environ: Environment) -> bool:
    path = environ.get("PATH_INFO", "")
    return (
        environ["REQUEST_METHOD"] in ("GET", "HEAD")
        and path.startswith(ready.PREFIX)
        and path.isascii()
        and "HTTP_ORIGIN" not in environ
        and not environ.get("SCRIPT_NAME")
        and deprecation.announced(path) is None
    )


def _key(environ: Environment) -> tuple[Any, ...]:
    return (
        environ.get("HTTP_HOST"),
        environ.get("wsgi.url_scheme"),
        environ.get("HTTP_X_FORWARDED_PROTO"),
    )


def _find(environ: Environment, door: Door) -> tuple[int, dict[str, str], bytes] | None:
    """Return status, headers and body, None when Django has to answer."""
    wanted = asked.read(environ, path=environ["PATH_INFO"], host=door.host, scheme=door.scheme)
    now = timezone.now()
    close_old_connections()
    try:
        with patience.limited(altogether=READING):
            answer = ready.find(wanted, now)
    except outages.Failure as error:
        if not outages.is_outage(error):
            # It happens to Django as well, which says so in the API's shape.
            return None
        refusal = outage.answer(error)
        return refusal.status_code, dict(refusal.items()), refusal.content
    if answer is None:
        environ[ready.LOOKED] = True
        return None
    status, headers = caching.head(answer, environ.get("HTTP_IF_NONE_MATCH", ""), now=now)
    return status, headers, answer.body if status == caching.OK else b""
