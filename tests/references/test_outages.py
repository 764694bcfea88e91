"""What counts as an outage, and what as a fault of ours, by the engine's own code."""

import sqlite3

import pytest
from django.db import DatabaseError, IntegrityError, InternalError, OperationalError
from psycopg import errors

from references import outages

TOLD = [
    # what Django raises, what the engine says, an outage, a collision
    (OperationalError, errors.ConnectionException, True, False),
    (OperationalError, errors.AdminShutdown, True, False),
    (OperationalError, errors.CannotConnectNow, True, False),
    (OperationalError, errors.QueryCanceled, True, False),
    (OperationalError, errors.TooManyConnections, True, False),
    (OperationalError, errors.DiskFull, True, False),
    (OperationalError, errors.LockNotAvailable, True, False),
    (InternalError, errors.ReadOnlySqlTransaction, True, False),
    (OperationalError, errors.DeadlockDetected, True, True),
    (OperationalError, errors.SerializationFailure, True, True),
    (IntegrityError, errors.UniqueViolation, False, False),
    (DatabaseError, errors.UndefinedTable, False, False),
]


@pytest.mark.parametrize(("raised", "said", "is_outage", "is_collision"), TOLD)
def test_postgresql_tells_by_its_code(raised, said, is_outage, is_collision):
    error = raised("…")
    error.__cause__ = said("…")
    assert outages.is_outage(error) is is_outage
    assert outages.is_collision(error) is is_collision


@pytest.mark.parametrize(
    ("code", "is_outage", "is_collision"),
    [
        (sqlite3.SQLITE_BUSY, True, True),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, True, True),
        (sqlite3.SQLITE_FULL, True, False),
        (sqlite3.SQLITE_CANTOPEN, True, False),
        (sqlite3.SQLITE_READONLY, True, False),
        (sqlite3.SQLITE_ERROR, False, False),  # no such table
    ],
)
def test_sqlite_tells_by_its_code(code, is_outage, is_collision):
    error = OperationalError("…")
    error.__cause__ = sqlite3.OperationalError("…")
    error.__cause__.sqlite_errorcode = code
    assert outages.is_outage(error) is is_outage
    assert outages.is_collision(error) is is_collision


def test_a_connection_that_broke_has_no_code():
    error = OperationalError("…")
    error.__cause__ = errors.OperationalError("server closed the connection unexpectedly")
    assert outages.is_outage(error)


@pytest.mark.parametrize("error", [None, ValueError("the connection is closed")])
def test_nothing_else_is_one(error):
    assert not outages.is_outage(error)
    assert not outages.is_collision(error)
