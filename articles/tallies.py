"""
Count what is live without counting it: a number that is kept, and the few rows it leaves out.

A kept number can't know the time. So it counts only publications that have begun and have no
planned end; those with a plan, and those that ended since, are few, have indexes of their own and
are looked at whenever somebody asks. The sum is exact at every instant, whatever was changed how.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet

from articles import statements
from articles.models import Publication, PublishedEntry, Tally
from articles.models.publication import OVERTALLIED, UNTALLIED

COUNTED = ("author", "product", "series", "topic")
"""Kinds of entry that have tallies."""

# The condition of the partial indexes, word for word, so that the planner sees them fit.
EXCEPTIONS = f"""
SELECT COUNT(*) FROM articles_publication p
    WHERE NOT p.tallied AND p.withdrawn_at IS NULL AND p.live_until > %(now)s
    AND p.live_from <= %(now)s{{shown}}
UNION ALL SELECT COUNT(*) FROM articles_publication p
    WHERE NOT p.tallied AND p.withdrawn_at IS NULL AND p.live_until IS NULL
    AND p.live_from <= %(now)s{{shown}}
UNION ALL SELECT -COUNT(*) FROM articles_publication p
    WHERE p.tallied AND (p.live_until IS NOT NULL OR p.withdrawn_at IS NOT NULL)
    AND NOT ({statements.LIVE}){{shown}}
UNION ALL SELECT number FROM articles_tally WHERE kind = %(kind)s AND key = %(key)s
"""  # noqa: S608 - constants only
SHOWN = """ AND EXISTS (SELECT 1 FROM articles_publishedentry o
        WHERE o.publication_id = p.id AND o.kind = %(kind)s AND o.key = %(key)s)"""


def statement(kind: str) -> str:
    """Return the scalar SQL for the live letters that show `kind` and `key` ("": all letters)."""
    parts = EXCEPTIONS.format(shown=SHOWN if kind else "")
    added = f"(SELECT 0 AS n UNION ALL {parts}) AS counted"
    return f"SELECT CAST(COALESCE(SUM(n), 0) AS integer) FROM {added}"  # noqa: S608


def count(kind: str = "", key: str = "", *, now: datetime) -> int:
    """Return how many live letters show it."""
    values = {"kind": kind, "key": key, "now": statements.parameter(now)}
    with connection.cursor() as cursor:
        cursor.execute(statement(kind), values)
        return int(cursor.fetchone()[0])


def settle(now: datetime) -> None:
    """Bring the tallies up to date: count what has begun for good, and no longer what ended."""
    _move(Publication.objects.filter(OVERTALLIED), tallied=False)
    begun = Q(live_until__isnull=True, live_from__lte=now)
    _move(Publication.objects.filter(UNTALLIED & begun), tallied=True)


def _move(publications: QuerySet[Publication], *, tallied: bool) -> None:
    moved = list(publications.values_list("pk", flat=True))
    if not moved:
        return
    add(_shown(moved), by=1 if tallied else -1)
    Publication.objects.filter(pk__in=moved).update(tallied=tallied)


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
