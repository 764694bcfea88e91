"""Name the app, and keep the database's own guards in place."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    """Letters and everything that makes them publishable."""

    name = "articles"
    verbose_name = "Letters"

    def ready(self) -> None:
        """Register what Django asks for by signal."""
        post_migrate.connect(guard_frozen_rows, sender=self)


def guard_frozen_rows(*, using: str, **_: Any) -> None:
    """
    Install the triggers that refuse changes to signed rows, after every `migrate`.

    A migration could not: SQLite alters a table by building it anew, and silently forgets
    its triggers.
    """
    from articles import frozen

    connection = connections[using]
    if set(frozen.FROZEN) <= set(connection.introspection.table_names()):
        frozen.install(connection)
