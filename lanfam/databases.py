"""
Arrange the connections to the database for what stands between us and it: a pooler, a replica.

A pooler that hands a connection on after each transaction (PgBouncer) keeps nothing that belongs to
one client: no prepared statements, no options said at the start, no cursors held between.
"""

from typing import Any

REPLICA = "replica"

SQLITE = {
    # A writer takes its lock at BEGIN, so two of them queue instead of one failing half-way with
    # "database is locked"; WAL lets readers go on meanwhile.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
}


def arranged(
    default: dict[str, Any], *, pooled: bool, replica: dict[str, Any] | None
) -> dict[str, dict[str, Any]]:
    """Return what `DATABASES` is set to."""
    databases = {"default": default}
    if replica is not None:
        # All but the address is as for the primary, and nobody makes a test database of it.
        place = {name: replica[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
        databases[REPLICA] = default | place | {"TEST": {"MIRROR": "default"}}
    return {name: _pooled(each) if pooled else each for name, each in databases.items()}


def _pooled(database: dict[str, Any]) -> dict[str, Any]:
    options = {name: value for name, value in database["OPTIONS"].items() if name != "options"}
    return database | {
        "OPTIONS": options | {"prepare_threshold": None},
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


class Router:
    """Read from the replica what `articles.api.replica` allows, and everything else at home."""

    def db_for_read(self, model: Any, **_: Any) -> str | None:
        """Return the replica inside a public read that it is fit for."""
        from articles.api import replica

        return REPLICA if replica.is_chosen() else None

    def db_for_write(self, model: Any, **_: Any) -> str | None:
        """Return nothing: the default."""
        return None

    def allow_relation(self, first: Any, second: Any, **_: Any) -> bool:
        """Allow all: both hold the same rows."""
        return True

    def allow_migrate(self, database: str, app_label: str, **_: Any) -> bool | None:
        """Keep migrations off the replica, which follows by itself."""
        return False if database == REPLICA else None
