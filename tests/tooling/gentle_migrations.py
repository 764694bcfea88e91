"""
Check that the release before still works while a migration runs: `make check` calls this.

Servers are exchanged one after the other, so for a while yesterday's code meets tomorrow's tables
(docs/operating.md, "Upgrades"). django-migration-linter reads the SQL of each migration and refuses
what such code would trip over: a dropped or renamed column, a new one that must not be empty, an
index that locks its table. It speaks of a PostgreSQL where one can be started, else of SQLite.

Until 1.0 there is one history, made anew with every change and meant for empty databases; it is
the baseline, and what comes after it is checked.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.tooling import cluster

APPS = ["articles", "references"]
BASELINE = ["0001_initial", "0002_groups"]


@contextmanager
def database() -> Iterator[str]:
    """Yield the URL of an empty database."""
    folder = cluster.binaries()
    if folder is None:
        yield "sqlite://:memory:"
    else:
        with cluster.cluster(folder) as url:
            yield url


def later() -> list[str]:
    """Return the migrations that come after the baseline, as `app/name`."""
    from tests.tooling.both_databases import ROOT

    found = (path for app in APPS for path in (ROOT / app / "migrations").glob("[0-9]*.py"))
    return sorted(f"{each.parts[-3]}/{each.stem}" for each in found if each.stem not in BASELINE)


def main() -> int:
    """Return 1 if a migration after the baseline would stop running servers, saying where."""
    if not later():
        print("No migration comes after the first history.")
        return 0
    with database() as url:
        os.environ["DATABASE_URL"] = url
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lanfam.settings")
        return 1 if refused() else 0


def refused() -> bool:
    """Lint what comes after the baseline; the linter prints what it finds."""
    import django

    django.setup()
    from django_migration_linter import MigrationLinter

    linter = MigrationLinter(
        include_apps=APPS,
        ignore_name=BASELINE,
        no_cache=True,
        all_warnings_as_errors=True,
        quiet=["ignore", "ok"],
    )
    linter.lint_all_migrations()
    linter.print_summary()
    return bool(linter.has_errors)


if __name__ == "__main__":
    sys.exit(main())
