"""Give a command's help the line breaks it was written with, and its refusals their status."""

from argparse import RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

REFUSALS = 1
"""Exit status when the work was done and something in it was refused."""
WRONG_CALL = 2
"""Exit status of a command that was called with something it cannot use."""
DATABASE = (
    "The database did not take part: {why}. Nothing is half-done. See that it can be reached and "
    "written to (DATABASE_URL), then run the command again; --traceback shows where it stopped."
)


class ExplainedCommand(BaseCommand):
    """A command whose `help` is a page to read, examples included."""

    def create_parser(self, *args: Any, **kwargs: Any) -> CommandParser:
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command; a database that is locked, read-only or away is said in words."""
        try:
            return super().execute(*args, **options)
        except OperationalError as error:
            raise CommandError(DATABASE.format(why=error), returncode=REFUSALS) from error


def require_migrated() -> None:
    """Refuse to work on a database whose tables are not there yet."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database is not set up for this version. Run: manage.py migrate",
            returncode=WRONG_CALL,
        )
