"""
Count what is live without counting it: a number that is kept, and the few rows it leaves out.

A kept number can't know the time. It counts what was live when it was last brought up to date, at
any publication; what began or ended since is little, has indexes of its own and is looked at
whenever somebody asks. The sum is exact at every instant, whatever was changed how.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F

from articles import statements
from articles.models import Publication, PublishedEntry, PublishedText, Tally

COUNTED = ("author", "product", "series", "topic")
"""Kinds of entry that have tallies."""

# The conditions of the partial indexes, word for word, so that the planner sees them fit. Both
# ends of time are named, for a plan that is kept knows no instant: of what lies on one side of it
# PostgreSQL expects a third of all letters, between two a handful.
BEGUN = """SELECT p.id FROM articles_publication p
    WHERE NOT p.tallied AND p.withdrawn_at IS NULL AND p.live_until > %(now)s
    AND p.live_until < '9999-12-31' AND p.live_from <= %(now)s
UNION ALL SELECT p.id FROM articles_publication p
    WHERE NOT p.tallied AND p.withdrawn_at IS NULL AND p.live_until IS NULL
    AND p.live_from <= %(now)s"""
"""The live letters that no tally counts yet."""

ENDED = """SELECT p.id FROM articles_publication p
    WHERE p.tallied AND p.live_until <= %(now)s AND p.live_until > '0001-01-01'
UNION ALL SELECT p.id FROM articles_publication p
    WHERE p.tallied AND p.withdrawn_at IS NOT NULL AND p.withdrawn_at <= %(now)s
    AND (p.live_until IS NULL OR p.live_until > %(now)s)"""
"""The letters that are counted and are live no longer."""

SHOWN = """ WHERE EXISTS (SELECT 1 FROM articles_publishedentry o
        WHERE o.publication_id = c.id AND o.kind = %(kind)s AND o.key = %(key)s)"""


def statement(kind: str) -> str:
    """Return the scalar SQL for the live letters that show `kind` and `key` ("": all letters)."""
    shown = SHOWN if kind else ""
    counted = f"""SELECT COUNT(*) AS n FROM ({BEGUN}) c{shown}
        UNION ALL SELECT -COUNT(*) FROM ({ENDED}) c{shown}
        UNION ALL SELECT number FROM articles_tally WHERE kind = %(kind)s AND key = %(key)s"""  # noqa: S608
    return f"SELECT CAST(COALESCE(SUM(n), 0) AS integer) FROM ({counted}) AS counted"  # noqa: S608


def count(kind: str = "", key: str = "", *, now: datetime) -> int:
    """Return how many live letters show it."""
    values = {"kind": kind, "key": key, "now": statements.parameter(now)}
    with connection.cursor() as cursor:
        cursor.execute(statement(kind), values)
        return int(cursor.fetchone()[0])


def settle(now: datetime) -> None:
    """Bring the tallies up to date: count what has begun, and no longer what ended."""
    _move(_ids(ENDED, now), tallied=False)
    _move(_ids(BEGUN, now), tallied=True)


def _ids(statement: str, now: datetime) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"now": statements.parameter(now)})
        return [pk for (pk,) in cursor.fetchall()]


def _move(moved: list[int], *, tallied: bool) -> None:
    if not moved:
        return
    add(_shown(moved), by=1 if tallied else -1)
    Publication.objects.filter(pk__in=moved).update(tallied=tallied)
    PublishedText.objects.filter(publication__in=moved).update(listed=tallied)


def add(shown: Iterable[tuple[str, str]], *, by: int) -> None:
    """Count each (kind, key) of `shown` once more, or once less."""
    for (kind, key), times in sorted(Counter(shown).items()):
        changed: Any = Tally.objects.filter(kind=kind, key=key)
        if not changed.update(number=F("number") + by * times):
            Tally.objects.create(kind=kind, key=key, number=by * times)


def _shown(publications: list[int]) -> list[tuple[str, str]]:
    entries = PublishedEntry.objects.filter(publication__in=publications, kind__in=COUNTED)
    keys = entries.order_by().values_list("publication", "kind", "key").distinct()
    return [("", "")] * len(publications) + [(kind, key) for _, kind, key in keys]
