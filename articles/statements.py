"""
Help statements that are written by hand be the same on both databases.

Most queries go through the ORM. Those that a reader waits for, and those that must read a few
rows of an index from several places at once, are SQL; what differs between the engines is here.
"""

from datetime import UTC, datetime
from typing import Any

import psycopg
from django.db import InterfaceError, OperationalError, connection
from django.utils.dateparse import parse_datetime

LIVE = """p.live_from <= %(now)s AND (p.live_until IS NULL OR p.live_until > %(now)s)
    AND (p.withdrawn_at IS NULL OR p.withdrawn_at > %(now)s)"""
"""What `PublicationQuerySet.live` asks, of the publication `p`."""


class _Prepared(psycopg.Cursor[Any]):
    """Plan a statement once a connection, not once a reading, and take bytes as bytes."""

    def execute(self, query: Any, params: Any = None, **_: Any) -> Any:
        return super().execute(query, params, prepare=True, binary=True)


def rows(statement: str, values: dict[str, Any]) -> list[Any]:
    """
    Return the rows of a statement that is asked all the time.

    PostgreSQL takes longer to plan these than to run them, so it keeps the plan. Django logs
    and counts the query as any other.
    """
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()
    try:
        return _prepared(statement, values)
    except (InterfaceError, OperationalError):
        # A connection kept since before the database went and came back. Looking whether it still
        # holds, as views do once a request, takes as long as the statement.
        if connection.in_atomic_block or not _is_lost():
            raise
        connection.close()
        return _prepared(statement, values)


def _prepared(statement: str, values: dict[str, Any]) -> list[Any]:
    connection.ensure_connection()
    raw = _Prepared(connection.connection)
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with wrap(raw) as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _is_lost() -> bool:
    return connection.connection is not None and connection.connection.closed


def parameter(instant: datetime) -> Any:
    """Return an aware `instant` as the database compares it."""
    return connection.ops.adapt_datetimefield_value(instant)


def instant(value: Any) -> datetime | None:
    """Return an instant that a statement gave: SQLite has no type for it and keeps UTC."""
    found = parse_datetime(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found
