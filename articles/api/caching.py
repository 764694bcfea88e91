"""
Send what is public with everything caches need to keep it, and to let it go in time.

A newcomer gets this wrong: `If-Modified-Since` is not answered. A withdrawn neighbour changes
a letter's answer without any newer date in it; the strong ETag, made from the bytes, knows.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags

MAX_AGE = 300
"""Seconds that a cache may keep an answer when nothing is scheduled earlier."""

KEPT_BY_304 = ("Cache-Control", "Cache-Tag", "ETag", "Last-Modified", "Vary")
"""What RFC 9110 15.4.5 wants on a 304, and the tags, by which a CDN purges."""


def published(
    request: HttpRequest,
    body: bytes,
    *,
    content_type: str,
    now: datetime,
    changed: datetime,
    until: datetime | None,
    tags: Iterable[str],
) -> HttpResponse:
    """
    Return `body` with its validators, or 304 when the reader has it already.

    `changed` is when readers last saw something new here, `until` the next planned change
    (None: none is planned).
    """
    etag = f'"{sha256(body).hexdigest()}"'
    response = HttpResponse(body, content_type=content_type)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(min(changed, now).timestamp())
    keep(response, now=now, until=until, tags=tags)
    patch_vary_headers(response, ["Accept"])
    return _not_modified(response) if _is_known(etag, request) else response


def keep(
    response: HttpResponse, *, now: datetime, until: datetime | None, tags: Iterable[str]
) -> None:
    """Say how long a cache may keep `response`, and by which tags to find it again."""
    response.headers["Cache-Control"] = f"public, max-age={seconds(now, until)}"
    response.headers["Cache-Tag"] = ",".join(dict.fromkeys(tags))


def seconds(now: datetime, until: datetime | None) -> int:
    """Return the whole seconds an answer of `now` stays right, at most `MAX_AGE`."""
    if until is None:
        return MAX_AGE
    return max(0, min(MAX_AGE, int((until - now).total_seconds())))


def _is_known(etag: str, request: HttpRequest) -> bool:
    asked = parse_etags(request.headers.get("If-None-Match", ""))
    # Proxies that compress weaken the tag they pass on; comparing weakly is RFC 9110 13.1.2.
    return "*" in asked or etag in {tag.removeprefix("W/") for tag in asked}


def _not_modified(response: HttpResponse) -> HttpResponse:
    short = HttpResponse(status=304)
    del short.headers["Content-Type"]
    for name in KEPT_BY_304:
        short.headers[name] = response.headers[name]
    return short
