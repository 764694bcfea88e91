"""Name the app, and keep the database's own guards in place."""

from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    """Letters and everything that makes them publishable."""

    name = "articles"
    verbose_name = "Letters"

    def ready(self) -> None:
        """Register what Django and the library tell by signal."""
        from articles.accounts import signals as accounts
        from articles.workflow import alerts, merging
        from references import signals

        post_migrate.connect(guard_frozen_rows, sender=self)
        post_migrate.connect(renew_policy, sender=self)
        signals.notice_counted.connect(alerts.heard, dispatch_uid="articles.alerts")
        accounts.connect()
        signals.merging.connect(merging.merged, dispatch_uid="articles.merging")


def guard_frozen_rows(*, using: str, **_: Any) -> None:
    """
    Install the triggers that refuse changes to signed rows, after every `migrate`.

    A migration could not: SQLite alters a table by building it anew, and silently forgets
    its triggers.
    """
    from articles import compression, frozen, generations, search_index

    connection = connections[using]
    if set(frozen.FROZEN) <= set(connection.introspection.table_names()):
        frozen.install(connection)
        generations.install(connection)
        search_index.install(connection)
        compression.install(connection)


def renew_policy(*, using: str, **_: Any) -> None:
    """Have the rules of this release count from its `migrate` on."""
    from django.utils import timezone

    from articles.models import PolicyVersion
    from articles.workflow import house

    tables = connections[using].introspection.table_names()
    if using == DEFAULT_DB_ALIAS and PolicyVersion._meta.db_table in tables:
        house.renew(actor=None, now=timezone.now())
