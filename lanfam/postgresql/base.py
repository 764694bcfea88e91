"""
Django's PostgreSQL, with a client that does not wait for ever.

A connection that was opened says nothing of the server behind it: it may hang, its disk may, or a
cable may be out. `articles.patience` says how long the request in hand may wait; then what it
asked is cancelled and the connection dropped. And after a connection could not be made, requests
make no other for a second: else every thread of every process would stand in the same queue.
"""

import time
from contextlib import suppress
from typing import Any, ClassVar

import psycopg
from django.db.backends.postgresql import base
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus

from articles import patience

REST = 1.0
"""Seconds in which nobody asks a server that could not be reached."""

FAREWELL = 0.5
"""Seconds that cancelling a statement may take."""

INTERVAL = 0.1
"""Seconds between two looks at signals while waiting, as in psycopg."""


class Connection(psycopg.Connection[Any]):
    """A connection that gives up when patience ends."""

    def wait(
        self, gen: PQGen[Any], interval: float = INTERVAL, timeout: float | None = None
    ) -> Any:
        if timeout is None:
            timeout = patience.left()
        try:
            return super().wait(gen, interval, timeout)
        except psycopg.OperationalError:
            # An error of the server ends a statement; only who stopped waiting leaves one running.
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self._hang_up()
            raise

    def _hang_up(self) -> None:
        with suppress(psycopg.Error):
            self.cancel_safe(timeout=FAREWELL)
        self.close()


class _Driver:
    """The module psycopg, whose connections are ours."""

    connect = Connection.connect

    def __getattr__(self, name: str) -> Any:
        return getattr(psycopg, name)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with our connections."""

    Database = _Driver()
    _rests_until: ClassVar[dict[str, float]] = {}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if (left := patience.left()) is not None:
            rests = time.monotonic() < self._rests_until.get(self.alias, 0.0)
            if rests or left <= 0:
                raise psycopg.OperationalError("it could not be reached a moment ago")
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            self._rests_until[self.alias] = time.monotonic() + REST
            raise
