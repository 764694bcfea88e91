"""
Answer the plain lists of letters with one statement: the newest, and the newest that show a thing.

These are what front pages, series and author pages ask for. Only what needs no judgement is
answered here (known names, plain values, a page that exists); the view answers everything else,
and the same bytes for these.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import orjson
from django.db import connection
from rest_framework.utils.urls import remove_query_param, replace_query_param

from articles import statements, tallies
from articles.api.asked import Asked
from articles.api.caching import Answer
from articles.api.moment import earliest
from articles.api.pagination import PageNumbers, neighbours
from articles.rendering import finished

PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
NUMBER = re.compile(r"[1-9][0-9]{0,3}\Z")
PAGING = ("page", "page_size")
DEEPEST = 2_000
"""Letters to count through; beyond them the view answers, which counts who asks as well."""

FACTS = """
    (SELECT number FROM articles_generation),
    (SELECT MIN(live_from) FROM articles_publication
        WHERE live_from > %(now)s AND (live_until IS NULL OR live_until > live_from)),
    (SELECT MIN(live_until) FROM articles_publication
        WHERE live_until > %(now)s AND live_until > live_from),
    (SELECT MIN(overdue_at) FROM articles_publication WHERE overdue_at > %(now)s),
    (SELECT MAX(live_from) FROM articles_publication
        WHERE live_from <= %(now)s AND (live_until IS NULL OR live_until > live_from)),
    (SELECT MAX(live_until) FROM articles_publication
        WHERE live_until <= %(now)s AND live_until > live_from)
"""
"""What every answer has to know besides its letters; see `moment.read`."""

ALL = """FROM articles_publication p WHERE {live}
ORDER BY p.date_published DESC, p.id DESC"""
SHOWING = """FROM articles_publishedentry e JOIN articles_publication p ON p.id = e.publication_id
WHERE e.kind = %(kind)s AND e.key = %(key)s AND {live}
ORDER BY e.date_published DESC, e.publication_id DESC"""


def find(asked: Asked, now: datetime) -> tuple[Answer, int | None] | None:
    """Return the list asked for and its generation; None: ask the view."""
    wanted = _wanted(asked.query)
    if wanted is None:
        return None
    kind, key, page, size = wanted
    cards, count, generation, *instants = _fetch(kind, key, page, size, now)
    if not cards or page > -(-count // size):
        # An empty list, or a page beyond the last: the view knows what to say.
        return None
    listed = paged(asked, now, count=count, place=(page, size), results=cards, instants=instants)
    return listed, generation


def paged(
    asked: Asked,
    now: datetime,
    *,
    count: int,
    place: tuple[int, int],
    results: bytes,
    instants: list[Any],
    said: bytes = b"",
) -> Answer:
    """Return one page of letters; `instants` as in `FACTS`, `said` is what else it says."""
    *coming, last_start, last_end = map(statements.instant, instants)
    page, size = place
    following, previous = beside(asked, page, more=count > page * size)
    body = b'{"count":%d,"next":%s,"previous":%s,"results":[%s]%s}' % (
        count,
        orjson.dumps(following),
        orjson.dumps(previous),
        results,
        said,
    )
    return Answer(
        body=body,
        content_type="application/json",
        etag=finished.etag(body),
        modified=max(filter(None, (last_start, last_end)), default=now),
        tags="letters",
        since=now,
        until=earliest(*coming),
        link=neighbours(following, previous),
    )


def _wanted(query: str) -> tuple[str, str, int, int] | None:
    if query.count("&") > len(PAGING):
        return None
    given = parse_qsl(query, keep_blank_values=True)
    values = dict(given)
    kinds = [name for name in values if name in tallies.COUNTED]
    if (
        len(values) != len(given)
        or len(kinds) > 1
        or len(values) != len(kinds) + len([name for name in PAGING if name in values])
    ):
        return None
    kind = kinds[0] if kinds else ""
    key, place = values.get(kind, ""), paging(values)
    if place is None or (kind and not PLAIN.match(key)):
        return None
    return kind, key, *place


def paging(values: Mapping[str, str]) -> tuple[int, int] | None:
    """Return the page and its size that a query asks for; None: ask the view."""
    numbers = [values.get("page", "1"), values.get("page_size", str(PageNumbers.page_size))]
    if not all(NUMBER.match(number) for number in numbers):
        return None
    page, size = map(int, numbers)
    if size > PageNumbers.max_page_size or page * size > DEEPEST:
        return None
    return page, size


def _fetch(kind: str, key: str, page: int, size: int, now: datetime) -> Any:
    """Return the cards as they stand in the answer, how many letters there are, and the facts."""
    values = {"kind": kind, "key": key, "now": statements.parameter(now)}
    values |= {"size": size, "skipped": (page - 1) * size}
    if connection.vendor == "postgresql":
        return statements.rows(_in_one_row(kind), values)[0]
    rows = statements.rows(_in_rows(kind), values)
    cards = ",".join(card for card, *_ in rows)
    return (cards.encode(), *rows[0][1:]) if rows else (b"", 0, None)


@cache
def _in_one_row(kind: str) -> str:
    # Sending the facts once for each card, and decoding what is sent on as it is, takes longer than
    # finding them.
    cards = f"ARRAY(SELECT p.card {_letters(kind)})"
    joined = f"convert_to(array_to_string({cards}, ','), 'UTF8')"
    return f"SELECT {joined}, ({tallies.statement(kind)}), {FACTS}"


@cache
def _in_rows(kind: str) -> str:
    # SQLite promises no order of what it joins.
    return f"SELECT p.card, ({tallies.statement(kind)}), {FACTS} {_letters(kind)}"


def _letters(kind: str) -> str:
    letters = (SHOWING if kind else ALL).format(live=statements.LIVE)
    return f"{letters} LIMIT %(size)s OFFSET %(skipped)s"


def beside(asked: Asked, page: int, *, more: bool) -> tuple[str | None, str | None]:
    """Return the addresses of the pages after and before, as the view's paginator writes them."""
    address = asked.address
    following = replace_query_param(address, "page", page + 1) if more else None
    if page == 1:
        return following, None
    if page == 2:
        return following, remove_query_param(address, "page")
    return following, replace_query_param(address, "page", page - 1)
