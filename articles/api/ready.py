"""
Send what is finished before the framework begins.

What is public was rendered when it went live, so most reads have nothing left to decide. This
middleware stands behind the ones that every answer needs (security, CORS) and in front of
sessions, messages and the views. It sends an answer that this process keeps, or fetches a
letter's finished bytes with one statement. Anything else (a parameter to check, an address that
moved, a refusal, OPTIONS) goes on to the views, which know no less: they give the same bytes for
the same address, and what they give is kept for the next reader.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles import statements
from articles.api import caching, deprecation, newest, outage
from articles.api.caching import Answer
from articles.api.kept import Key, answers
from articles.api.moment import earliest
from articles.api.replica import replica
from references import outages

PREFIX = "/api/v1/"
LETTERS = f"{PREFIX}articles/"
LETTER = re.compile(rf"{PREFIX}articles/([-a-zA-Z0-9_]+)/(?:(json-ld|markdown)/)?")

FORMS = {
    None: ("detail", "application/json"),
    "json-ld": ("json_ld", "application/ld+json"),
    "markdown": ("markdown", "text/markdown; charset=utf-8"),
}

KEPT = (PREFIX, *outage.READY_MADE)
"""What addresses begin with whose answers are kept."""

STATEMENT = """
SELECT p.{body}, p.{form}_etag, p.live_from, p.linked_until, p.tags,
    (SELECT number FROM articles_generation),
    (SELECT MIN(live_from) FROM articles_publication
        WHERE live_from > %(now)s AND (live_until IS NULL OR live_until > live_from)),
    (SELECT MIN(live_until) FROM articles_publication
        WHERE live_until > %(now)s AND live_until > live_from),
    (SELECT MIN(overdue_at) FROM articles_publication WHERE overdue_at > %(now)s)
FROM articles_publication p
WHERE p.slug = %(slug)s AND {live}
ORDER BY p.live_from DESC LIMIT 1
"""


class Ready:
    """The middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        deprecation.announce(response, request.path_info)
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or not request.path_info.startswith(KEPT):
            return self.get_response(request)
        now = timezone.now()
        key = _key(request)
        try:
            answer = answers.find(key, now=now) or _finished(request, key, now)
            generation = None if answer else answers.generation()
        except outages.Failure as error:
            if outages.is_outage(error):
                return outage.answer(error)
            # What is wrong here is wrong in the view as well, which says so in the API's shape.
            answer = generation = None
        if answer:
            return caching.reply(answer, request, now=now)
        response = replica.answer(self.get_response, request, generation)
        answer = getattr(response, "answer", None)
        if answer is None or generation is None:
            return response
        return caching.reply(_kept(answer, key, generation), request, now=now)


def _key(request: HttpRequest) -> Key:
    meta = request.META
    # Links between pages name the host that was asked for; the views have refused any other.
    return (
        caching.coding(meta.get("HTTP_ACCEPT_ENCODING", "")),
        request.path_info,
        meta.get("QUERY_STRING", ""),
        meta.get("HTTP_HOST", ""),
        request.scheme or "",
    )


def _finished(request: HttpRequest, key: Key, now: datetime) -> Answer | None:
    if request.path_info != LETTERS:
        return _letter(request, key, now)
    if found := newest.find(request, now):
        answer, generation = found
        return _kept(answer, key, answers.meet(lambda: generation))
    return None


def _kept(answer: Answer, key: Key, generation: int | None) -> Answer:
    """Keep an answer; compressed then, once for many. What is made for one reader is not."""
    if not answers.may_keep(answer):
        return answer
    if key[0] == caching.GZIP:
        answer = caching.compressed(answer)
    answers.keep(key, answer, generation=generation)
    return answer


def _letter(request: HttpRequest, key: Key, now: datetime) -> Answer | None:
    """Return one letter in one of its forms, fetched with one statement; None: ask the views."""
    found = LETTER.fullmatch(request.path_info)
    if found is None or key[2]:
        return None
    slug, name = found.groups()
    row = fetch(slug, FORMS[name][0], key[0], now)
    if row is None:
        return None
    body, etag, live_from, linked_until, tags, generation, *coming = row
    due = statements.instant(linked_until)
    if name is None and due is not None and due <= now:
        return None
    answer = Answer(
        body=body.encode() if isinstance(body, str) else bytes(body),
        content_type=FORMS[name][1],
        etag=etag,
        modified=statements.instant(live_from) or now,
        tags=tags if name is None else f"letter:{slug}",
        since=now,
        until=earliest(*map(statements.instant, coming)),
        coding=key[0],
    )
    answers.keep(key, answer, generation=answers.meet(lambda: generation))
    return answer


def fetch(slug: str, form: str, coding: str, now: datetime) -> Any:
    """Return the row of the live letter with `slug`, None when there is none."""
    statement = STATEMENT.format(
        live=statements.LIVE, form=form, body=f"{form}_{coding}" if coding else form
    )
    values = {"slug": slug, "now": statements.parameter(now)}
    return next(iter(statements.rows(statement, values)), None)
