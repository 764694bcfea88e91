"""
Let people do something at the same moment, each over a connection of their own.

Connections to one SQLite database in memory lock each other's tables and never wait, which no
installation does. So there the test works on a copy in a file; PostgreSQL is used as it is.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

PATIENCE = 30
"""Seconds until a race counts as a deadlock."""


@pytest.fixture
def real_connections(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """Let every thread have a connection that commits, and waits for locks, as in production."""
    if connection.vendor != "sqlite":
        yield
        return
    with _in_file(tmp_path / "race.sqlite3"):
        yield


def race(*runners: Callable[[], Any]) -> list[Any]:
    """Start all `runners` at once; return what each returned or raised, in their order."""
    start = threading.Barrier(len(runners))
    results: list[Any] = [TimeoutError("it is still waiting")] * len(runners)

    def run(place: int) -> None:
        try:
            start.wait(PATIENCE)
            results[place] = runners[place]()
        except BaseException as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[n], daemon=True) for n in range(len(runners))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return results


@contextmanager
def _in_file(path: Path) -> Iterator[None]:
    connection.ensure_connection()
    kept, name = connection.connection, connection.settings_dict["NAME"]
    target = sqlite3.connect(path)
    kept.backup(target)
    target.close()
    connection.connection, connection.settings_dict["NAME"] = None, str(path)
    try:
        yield
    finally:
        connection.close()
        connection.connection, connection.settings_dict["NAME"] = kept, name
