"""
Send what is public with everything caches need to keep it, and to let it go in time.

A newcomer gets this wrong: `If-Modified-Since` is not answered. A withdrawn neighbour changes
a letter's answer without any newer date in it; the strong ETag, made from the bytes, knows.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date, parse_etags

from articles.rendering import finished

MAX_AGE = 300
"""Seconds that a cache may keep an answer when nothing is scheduled earlier."""

STALE = 60
"""Seconds more that it may still send it while it asks for a new one, within the same bound."""

OK, NOT_MODIFIED = 200, 304

GZIP = "gzip"
WORTH_COMPRESSING = 1000
"""Bytes; what fits into one packet anyway gains nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """
    A finished answer: what is sent, and from when until when it is right.

    `etag` names the plain bytes; `coding` is "" for these, or what `body` is compressed with. `age`
    is for how many seconds nobody could ask whether it still is right.
    """

    body: bytes
    content_type: str
    etag: str
    modified: datetime
    tags: str
    since: datetime
    until: datetime | None
    coding: str = ""
    link: str = ""
    age: int = 0


def reply(answer: Answer, request: HttpRequest, *, now: datetime) -> HttpResponse:
    """Return `answer` with its validators, or 304 when the reader has it already."""
    status, headers = head(answer, request.META.get("HTTP_IF_NONE_MATCH", ""), now=now)
    if status == NOT_MODIFIED:
        response = HttpResponse(status=status)
        del response.headers["Content-Type"]
    else:
        response = HttpResponse(answer.body)
    for name, value in headers.items():
        response.headers[name] = value
    return response


def head(answer: Answer, known: str, *, now: datetime) -> tuple[int, dict[str, str]]:
    """Return the status, 200 or 304, and headers for a reader who has what `known` names."""
    headers = {
        "ETag": _quoted(answer, answer.coding),
        "Last-Modified": _date(int(min(answer.modified, now).timestamp())),
        "Vary": "Accept, Accept-Encoding",
        **_kept(now=now, until=answer.until, tags=answer.tags),
    }
    if answer.age:
        # What an HTTP cache says of what it keeps (RFC 9111 5.1); others count it in.
        headers["Age"] = str(answer.age)
    if _is_known(answer, known):
        # What RFC 9110 15.4.5 wants on a 304 too, and the tags, by which a CDN purges.
        return NOT_MODIFIED, headers
    headers["Content-Type"] = answer.content_type
    headers["Content-Length"] = str(len(answer.body))
    if answer.coding:
        headers["Content-Encoding"] = answer.coding
    if answer.link:
        headers["Link"] = answer.link
    return OK, headers


def keep(response: HttpResponse, *, now: datetime, until: datetime | None, tags: str) -> None:
    """Say how long a cache may keep `response`, and by which tags to find it again."""
    for name, value in _kept(now=now, until=until, tags=tags).items():
        response.headers[name] = value


def _kept(*, now: datetime, until: datetime | None, tags: str) -> dict[str, str]:
    left = None if until is None else seconds(now, until)
    return {"Cache-Control": control(left), "Cache-Tag": tags}


def seconds(now: datetime, until: datetime) -> int:
    """Return the whole seconds from `now` that an answer stays right."""
    return max(0, int((until - now).total_seconds()))


@lru_cache(maxsize=2 * (MAX_AGE + STALE))
def control(left: int | None) -> str:
    """Return the Cache-Control of an answer that is right for `left` seconds more, or for good."""
    left = MAX_AGE + STALE if left is None else min(left, MAX_AGE + STALE)
    age = min(left, MAX_AGE)
    stale = f", stale-while-revalidate={left - age}" if left > age else ""
    return f"public, max-age={age}{stale}"


@lru_cache(maxsize=256)
def coding(accepted: str) -> str:
    """Return the content coding to send to a reader with this Accept-Encoding, "" for none."""
    offered = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        offered[name.strip()] = weight.replace(" ", "")
    weight = offered.get(GZIP, offered.get("*", "q=0"))
    return "" if weight in ("q=0", "q=0.0", "q=0.00", "q=0.000") else GZIP


def compressed(answer: Answer) -> Answer:
    """Return `answer` for readers who take gzip."""
    if answer.coding or len(answer.body) < WORTH_COMPRESSING:
        return answer
    return replace(answer, body=finished.compressed(answer.body), coding=GZIP)


@lru_cache(maxsize=4096)
def _date(second: int) -> str:
    return http_date(second)


def _quoted(answer: Answer, coding: str) -> str:
    # Strong ETags of different bytes must differ (RFC 9110 8.8.3.3).
    return f'"{answer.etag}-{coding}"' if coding else f'"{answer.etag}"'


def _is_known(answer: Answer, asked: str) -> bool:
    if not asked:
        return False
    known = {_quoted(answer, ""), _quoted(answer, GZIP)}
    if asked in known or asked.strip() == "*":
        return True
    # Proxies that compress weaken the tag they pass on; comparing weakly is RFC 9110 13.1.2.
    return not known.isdisjoint(tag.removeprefix("W/") for tag in parse_etags(asked))
