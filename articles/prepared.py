"""
Ask PostgreSQL a statement whose plan it keeps, with no more than libpq does.

A cursor of psycopg rebuilds the query, looks its types up and looks whether it is planned already,
each time; for a row found by its key that is three quarters of what asking takes. This one does so
once a connection. It stands where Django expects the driver's cursor, so that wrappers are called
and errors translated as for any other.

A newcomer gets this wrong: psycopg throws all plans away when a transaction is rolled back, ours
too. The next statement finds that out and plans anew, which inside a transaction it could not, for
an error ends one. So `can_ask` leaves those to psycopg, and those behind a pooler, which hands
connections on.
"""

import re
from itertools import count
from threading import local
from typing import Any

import psycopg
from psycopg import errors, generators
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ExecStatus, Format, TransactionStatus
from psycopg.pq.abc import PGresult

PLACE = re.compile(r"%\((\w+)\)s")

OUTDATED = (
    errors.InvalidSqlStatementName,
    errors.FeatureNotSupported,
    errors.UndefinedFunction,
)
"""A plan was thrown away, or a migration has changed the type of a column in it."""

Connection = psycopg.Connection[Any]


class Statement:
    """A statement that one connection has a plan for."""

    def __init__(self, connection: Connection, text: str, name: bytes) -> None:
        self._connection, self._name = connection, name
        self._values = Transformer(connection)
        self._places = list(dict.fromkeys(PLACE.findall(text)))
        numbers = {place: f"${number}" for number, place in enumerate(self._places, 1)}
        text = PLACE.sub(lambda found: numbers[found[1]], text)
        connection.pgconn.send_prepare(name, text.encode())
        self._result(ExecStatus.COMMAND_OK)

    def rows(self, values: dict[str, Any]) -> list[Any]:
        """Return all rows; what is waited for is bounded by the connection's patience."""
        given = [values[place] for place in self._places]
        # As text, so that PostgreSQL decides by the statement what each is.
        sent = self._values.dump_sequence(given, [PyFormat.TEXT] * len(given))
        self._connection.pgconn.send_query_prepared(self._name, sent, result_format=Format.BINARY)
        result = self._result(ExecStatus.TUPLES_OK)
        self._values.set_pgresult(result, set_loaders=True, format=Format.BINARY)
        return self._values.load_rows(0, result.ntuples, tuple)

    def _result(self, expected: ExecStatus) -> PGresult:
        (result,) = self._connection.wait(generators.execute(self._connection.pgconn))
        if result.status != expected:
            raise errors.error_from_result(result)
        return result


class Cursor:
    """The driver's cursor, as far as Django's wrapper needs one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []

    def execute(self, text: str, values: dict[str, Any]) -> None:
        """Ask, and ask once more with a plan made anew where the old one does not hold."""
        try:
            self._rows = self._statement(text).rows(values)
        except OUTDATED:
            _planned.statements.clear()
            self._rows = self._statement(text).rows(values)

    def fetchall(self) -> list[Any]:
        """Return the rows."""
        return self._rows

    def close(self) -> None:
        """Hold nothing."""

    def _statement(self, text: str) -> Statement:
        if _planned.connection is not self._connection:
            _planned.connection, _planned.statements = self._connection, {}
        if text not in _planned.statements:
            name = b"statement_%d" % next(_numbers)
            _planned.statements[text] = Statement(self._connection, text, name)
        return _planned.statements[text]


class _Planned(local):
    """What is planned on this thread's connection, as Django has one for each."""

    connection: Connection | None = None

    def __init__(self) -> None:
        self.statements: dict[str, Statement] = {}


_planned = _Planned()
_numbers = count()
"""Names that no plan had before, thrown away or not."""


def can_ask(connection: Connection) -> bool:
    """Say whether the next statement on `connection` may go round psycopg."""
    outside = connection.pgconn.transaction_status == TransactionStatus.IDLE
    return outside and connection.autocommit and connection.prepare_threshold is not None
