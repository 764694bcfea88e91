"""
Help statements that are written by hand be the same on both databases.

Most queries go through the ORM. Those that a reader waits for, and those that must read a few
rows of an index from several places at once, are SQL; what differs between the engines is here.
"""

from datetime import UTC, datetime
from typing import Any

import psycopg
from django.db import (
    DEFAULT_DB_ALIAS,
    InterfaceError,
    OperationalError,
    connection,
    connections,
)
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.dateparse import parse_datetime

from articles import prepared

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
    # The proxy named `connection` looks for the thread's own at each use of it.
    own = connections[DEFAULT_DB_ALIAS]
    if own.vendor != "postgresql":
        with own.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()
    try:
        return _prepared(own, statement, values)
    except (InterfaceError, OperationalError):
        # A connection kept since before the database went and came back. Looking whether it still
        # holds, as views do once a request, takes as long as the statement.
        if own.in_atomic_block or not _is_lost(own):
            raise
        own.close()
        return _prepared(own, statement, values)


def _prepared(own: BaseDatabaseWrapper, statement: str, values: dict[str, Any]) -> list[Any]:
    own.ensure_connection()
    driver = own.connection
    # What writes statements down looks into the driver's cursor for them.
    is_short = not own.queries_logged and prepared.can_ask(driver)
    raw = prepared.Cursor(driver) if is_short else _Prepared(driver)
    with own.make_debug_cursor(raw) if own.queries_logged else own.make_cursor(raw) as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _is_lost(own: BaseDatabaseWrapper) -> bool:
    return own.connection is not None and own.connection.closed


def parameter(instant: datetime) -> Any:
    """Return an aware `instant` as the database compares it."""
    return connection.ops.adapt_datetimefield_value(instant)


def instant(value: Any) -> datetime | None:
    """Return an instant that a statement gave: SQLite has no type for it and keeps UTC."""
    found = parse_datetime(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found
