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
import time
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles import statements
from articles.api import caching, deprecation, newest, outage, searched
from articles.api.asked import Asked, asked
from articles.api.caching import Answer
from articles.api.kept import answers
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

LOOKED = "articles.api.looked"
"""What the environment of a request holds that `find` had no answer for a moment ago."""

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
        wanted = asked(request)
        try:
            # Who stands in front of Django has looked already where the request says so.
            answer = None if LOOKED in request.META else find(wanted, now)
            answer = answer or _searched(request, wanted, now)
            generation = None if answer else answers.generation()
        except outages.Failure as error:
            if outages.is_outage(error):
                return outage.answer(error)
            # What is wrong here is wrong in the view as well, which says so in the API's shape.
            answer = generation = None
        if answer is None:
            response = replica.answer(self.get_response, request, generation)
            made = getattr(response, "answer", None)
            if made is None or generation is None:
                return response
            answer = _kept(made, wanted, generation)
        reply = caching.reply(answer, request, now=now)
        reply.asked = wanted  # type: ignore[attr-defined]  # for who stands in front of Django
        return reply


def find(wanted: Asked, now: datetime) -> Answer | None:
    """Return the answer that needs no view, None when there is none; asks at most one question."""
    if answer := answers.find(wanted, now=now):
        return answer
    if wanted.path != LETTERS:
        return _letter(wanted, now)
    return _learned(lambda: newest.find(wanted, now), wanted)


def _searched(request: HttpRequest, wanted: Asked, now: datetime) -> Answer | None:
    """Return a page of a search, None when there is none; a search costs, so who asks counts."""
    if wanted.path != LETTERS:
        return None
    return _learned(lambda: searched.find(request, wanted, now), wanted)


def _learned(find: Callable[[], tuple[Answer, int | None] | None], wanted: Asked) -> Answer | None:
    # Trusted from before the question on: a slow one must not prolong what is kept.
    began = time.monotonic()
    found = find()
    if found is None:
        return None
    answer, generation = found
    answers.learn(generation, asked=began)
    return _kept(answer, wanted, generation)


def _kept(answer: Answer, wanted: Asked, generation: int | None) -> Answer:
    """Keep an answer; compressed then, once for many. What is made for one reader is not."""
    if not answers.may_keep(answer):
        return answer
    if wanted.coding == caching.GZIP:
        answer = caching.compressed(answer)
    answers.keep(wanted, answer, generation=generation)
    return answer


def _letter(wanted: Asked, now: datetime) -> Answer | None:
    """Return one letter in one of its forms, fetched with one statement; None: ask the views."""
    found = LETTER.fullmatch(wanted.path)
    if found is None or wanted.query:
        return None
    slug, name = found.groups()
    began = time.monotonic()
    row = fetch(slug, FORMS[name][0], wanted.coding, now)
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
        coding=wanted.coding,
    )
    answers.learn(generation, asked=began)
    answers.keep(wanted, answer, generation=generation)
    return answer


def fetch(slug: str, form: str, coding: str, now: datetime) -> Any:
    """Return the row of the live letter with `slug`, None when there is none."""
    values = {"slug": slug, "now": statements.parameter(now)}
    return next(iter(statements.rows(_statement(form, coding), values)), None)


@cache
def _statement(form: str, coding: str) -> str:
    return STATEMENT.format(
        live=statements.LIVE, form=form, body=f"{form}_{coding}" if coding else form
    )
