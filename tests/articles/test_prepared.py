"""The short way to PostgreSQL: the same rows as the driver's, whatever happens to a plan."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles import patience, prepared, statements

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps plans by itself."),
]

TEXT = "SELECT word, said, at, number FROM spoken WHERE word = %(word)s OR number = %(number)s"
AT = datetime(2026, 3, 8, 1, 30, tzinfo=UTC)


@pytest.fixture
def driver() -> Iterator[psycopg.Connection[Any]]:
    made = connection.get_new_connection(connection.get_connection_params())
    made.autocommit = True
    made.execute(
        "CREATE TEMPORARY TABLE spoken AS SELECT * FROM (VALUES ('ja', '\\x00ff'::bytea, "
        "'2026-03-08 01:30Z'::timestamptz, 7::bigint), ('100%', NULL, NULL, -1)) "
        "spoken(word, said, at, number)"
    )
    yield made
    made.close()


def ask(driver: psycopg.Connection[Any], text: str = TEXT, **values: Any) -> list[Any]:
    cursor = prepared.Cursor(driver)
    cursor.execute(text, values)
    return cursor.fetchall()


def test_rows_are_the_drivers(driver):
    assert ask(driver, word="ja", number=0) == [("ja", b"\x00\xff", AT, 7)]
    assert ask(driver, word="100%", number=0) == [("100%", None, None, -1)]
    assert ask(driver, word="", number=7) == [("ja", b"\x00\xff", AT, 7)]
    assert ask(driver, word="'; DROP TABLE spoken", number=0) == []


def test_a_statement_is_planned_once(driver):
    for word in ("ja", "nein", "100%"):
        ask(driver, word=word, number=0)
    assert driver.execute("SELECT COUNT(*) FROM pg_prepared_statements").fetchone() == (1,)


def test_a_plan_that_was_thrown_away_is_made_anew(driver):
    ask(driver, word="ja", number=0)
    driver.execute("DISCARD ALL")
    driver.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS spoken AS SELECT 'ja' AS word, "
        "''::bytea AS said, now() AS at, 8::bigint AS number"
    )
    assert [row[3] for row in ask(driver, word="ja", number=0)] == [8]


def test_a_migration_may_change_a_column_that_is_planned(driver):
    ask(driver, word="ja", number=0)
    driver.execute("ALTER TABLE spoken ALTER number TYPE text")
    assert ask(driver, word="ja", number="0")[0][3] == "7"


def test_what_is_wrong_is_told_as_the_driver_tells_it(driver):
    with pytest.raises(psycopg.errors.InvalidTextRepresentation, match="bigint"):
        ask(driver, word="ja", number="seven")
    assert ask(driver, word="ja", number=0)


def test_no_answer_is_waited_for_longer_than_patience(driver):
    slow = "SELECT pg_sleep(%(seconds)s)"
    ask(driver, slow, seconds=0)
    with patience.limited(each=0.05), pytest.raises(psycopg.OperationalError):
        ask(driver, slow, seconds=30)
    assert driver.closed


def test_a_rollback_of_the_driver_takes_plans_along(driver):
    ask(driver, word="ja", number=0)
    for _ in range(10):
        with suppress(psycopg.Rollback), driver.transaction():
            driver.execute("SELECT 1", prepare=True)
            raise psycopg.Rollback
    assert ask(driver, word="ja", number=0) == [("ja", b"\x00\xff", AT, 7)]


def test_what_belongs_to_a_transaction_is_left_to_the_driver(driver):
    assert prepared.can_ask(driver)
    with driver.transaction():
        assert not prepared.can_ask(driver)
    driver.autocommit = False
    assert not prepared.can_ask(driver)


def test_behind_a_pooler_nothing_is_planned(driver):
    driver.prepare_threshold = None
    assert not prepared.can_ask(driver)


def test_django_counts_and_translates_as_ever():
    with CaptureQueriesContext(connection) as captured:
        assert statements.rows("SELECT %(one)s::int + 1", {"one": 1}) == [(2,)]
    assert len(captured) == 1
    with transaction.atomic(), pytest.raises(DataError), transaction.atomic():
        statements.rows("SELECT %(one)s::int", {"one": "one"})
