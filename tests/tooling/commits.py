"""
Let a test commit for real, although the database refuses to delete what was signed.

After a test with `transactional_db` Django empties every table. Our triggers would refuse
that, and the groups that migrations made would be gone for the tests that follow. So the
triggers step aside for that moment, and then everything is as the migrations left it.

Only tables that hold something are emptied, and by DELETE: emptying a hundred empty ones costs
PostgreSQL more than most of these tests do.
"""

import time
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import OperationalError, connection, transaction
from django.db.models import Model
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from articles import frozen

MIGRATED = pytest.StashKey[list[dict[str, Any]]]()
"""What the migrations made; there once the database is."""
COMMITTING = {"transactional_db", "live_server", "django_db_reset_sequences"}


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Make the test database as ever, and remember every row that its migrations made."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        rows = request.config.stash[MIGRATED] = _rows()
        _empty_with_patience()
        patch.setattr(connection.ops, "sql_flush", _of_what_holds_rows)
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: _as_migrated(rows))
        yield
        _hang_up()


def _as_migrated(rows: list[dict[str, Any]]) -> None:
    """Leave what the migrations left: their rows, and the triggers that guard them."""
    frozen.remove(connection)
    # Else post_migrate would make permissions anew, under other keys than the groups' rows name.
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
    with transaction.atomic(), connection.constraint_checks_disabled():
        for model, group in groupby(_read(rows), key=lambda row: type(row.object)):
            _put_back(model, list(group))
    _count_on()
    frozen.install(connection)


def _of_what_holds_rows(_style: Any, tables: list[str], **_options: Any) -> list[str]:
    names = [(table, connection.ops.quote_name(table)) for table in tables]
    asked = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {name})" for table, name in names
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [f"DELETE FROM {connection.ops.quote_name(table)}" for (table,) in cursor]


def _empty_with_patience(attempts: int = 20, pause: float = 0.25) -> None:
    """
    Try again to empty the tables when somebody is still at them.

    A browser that is leaving may send a last request; PostgreSQL then calls it a deadlock, and
    SQLite a lock. Each is over in a moment.
    """
    empty = connection.ops.execute_sql_flush

    def patient(statements: list[str]) -> None:
        for _ in range(attempts - 1):
            try:
                return empty(statements)
            except OperationalError:
                time.sleep(pause)
        return empty(statements)

    connection.ops.execute_sql_flush = patient  # type: ignore[method-assign]


def _hang_up() -> None:
    """End what a server's threads left connected: PostgreSQL drops no database that is in use."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def committing(item: pytest.Item) -> bool:
    """Tell whether the test commits, instead of being undone when it is over."""
    marker = item.get_closest_marker("django_db")
    marked = marker is not None and (marker.args[:1] == (True,) or marker.kwargs.get("transaction"))
    names = set(getattr(item, "fixturenames", ()))
    return bool(marked or names & COMMITTING)


def _rows() -> list[dict[str, Any]]:
    """Return every row as Python values; as JSON, a moment would lose its microseconds."""
    models = [model for model in apps.get_models() if model._meta.can_migrate(connection)]
    kept = (row for model in models for row in model._base_manager.order_by(model._meta.pk.name))
    rows: list[dict[str, Any]] = serializers.serialize("python", kept)
    return rows


def _read(rows: list[dict[str, Any]]) -> Iterator[Any]:
    return serializers.deserialize("python", rows)


def _put_back(model: type[Model], rows: list[Any]) -> None:
    model._base_manager.bulk_create([row.object for row in rows])
    for row in rows:
        for accessor, others in (row.m2m_data or {}).items():
            getattr(row.object, accessor).set(others)


def _count_on() -> None:
    """Have new rows numbered after those that were put back, which brought their own numbers."""
    statements = connection.ops.sequence_reset_sql(no_style(), apps.get_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
