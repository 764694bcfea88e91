"""
Tell every process that what is public has changed, without asking at every read.

A process may send an answer it keeps for `LEASE` seconds after it has last compared the
generation's number with the database. Whoever changes what is public therefore waits that long
after the commit (`settle`) before saying that it is done: from then on no process anywhere sends
what was before. Reads pay one tiny query per process and lease; writers pay the lease. Nothing
depends on a message that may be lost, on a shared clock or on a cache that may be empty.

A newcomer gets this wrong: raising the number in Python. `update()`, the shell and SQL would
walk around it; triggers don't.
"""

import time
from collections.abc import Iterator

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from articles import statements

LEASE = 0.05
"""Seconds that a process may trust the number it has last seen."""

GENERATION = "articles_generation"
WATCHED = (
    "articles_brand",
    "articles_image",
    "articles_publication",
    "articles_publishedentry",
    "articles_redirect",
)
"""Tables that public answers are made from; an answer made from others must not be kept."""

SQLITE = ("INSERT", "UPDATE", "DELETE")

NUMBER = f"SELECT number FROM {GENERATION}"  # noqa: S608 - a constant of this module
RAISE = f"UPDATE {GENERATION} SET number = number + 1"  # noqa: S608

POSTGRESQL = f"""
INSERT INTO {GENERATION} (id, number) VALUES (1, 0) ON CONFLICT DO NOTHING;
CREATE OR REPLACE FUNCTION articles_next_generation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Once a transaction: what it changes becomes visible at once, when it commits.
    {RAISE} WHERE xmin <> pg_current_xact_id()::xid;
    RETURN NULL;
END $$;
"""  # noqa: S608


def read() -> int | None:
    """Return the number now, None before the first migration has run."""
    return next((number for (number,) in statements.rows(NUMBER, {})), None)


def lead() -> None:
    """
    Queue this transaction behind the others that change what is public, and settle after it.

    Each letter's neighbours depend on all that is live, so two publications at one moment
    could each miss the other. Take it before any publication's row: that order has no deadlock.
    """
    queue()
    transaction.on_commit(settle)


def queue() -> None:
    """Queue as `lead` does, for a step of something larger that settles once, at its end."""
    with connection.cursor() as cursor:
        cursor.execute(RAISE)


def settle() -> None:
    """Wait until no process trusts a number from before."""
    time.sleep(LEASE)


def install(database: BaseDatabaseWrapper) -> None:
    """Create row and triggers on the engine behind `database`, anew where they stand already."""
    remove(database)
    statements = _postgresql() if database.vendor == "postgresql" else _sqlite()
    with database.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(database: BaseDatabaseWrapper) -> None:
    """Drop the triggers."""
    with database.cursor() as cursor:
        for table, name, _ in _triggers(database.vendor):
            on_table = f" ON {table}" if database.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def _triggers(vendor: str) -> Iterator[tuple[str, str, str]]:
    """Yield table, name and event of every trigger."""
    events = ("INSERT OR UPDATE OR DELETE OR TRUNCATE",) if vendor == "postgresql" else SQLITE
    for table in WATCHED:
        for event in events:
            yield table, f"{table}_generation_{event.split()[0].lower()}", event


def _postgresql() -> list[str]:
    return [
        POSTGRESQL,
        *(
            f"CREATE TRIGGER {name} AFTER {event} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION articles_next_generation()"
            for table, name, event in _triggers("postgresql")
        ),
    ]


def _sqlite() -> list[str]:
    return [
        f"INSERT OR IGNORE INTO {GENERATION} (id, number) VALUES (1, 0)",  # noqa: S608
        *(
            f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {RAISE}; END"
            for table, name, event in _triggers("sqlite")
        ),
    ]
