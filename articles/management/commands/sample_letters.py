"""Fill an installation with synthetic letters, to see how it fares with many."""

import json
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import connection
from rich.console import Console
from rich.progress import Progress

from articles import collect
from articles.models import Publication
from articles.sampling import making
from references.management.explained import REFUSALS, WRONG_CALL, ExplainedCommand, require_migrated

MOST = 1_000_000


class Command(ExplainedCommand):
    help = """Publish synthetic letters: about 13 KB of text, 8 papers and 5 questions each.

They mean nothing, are the same for the same --seed on every machine, and have addresses that
begin with sample-letter-. Meant for measuring; letters can't be taken out again, only withdrawn,
so use a database that you can throw away. A brand must be set up (manage.py demo does).

Exit status: 0 done, 1 there are samples already, 2 wrong call.

  manage.py sample_letters --count 1000"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--count", type=int, required=True, help="how many, at most 1000000")
        parser.add_argument(
            "--processes", type=int, default=1, help="how many at once (PostgreSQL), at most 64"
        )
        parser.add_argument("--seed", default="1", help="another seed gives other texts")
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        count = options["count"]
        if not 1 <= count <= MOST:
            raise CommandError(f"--count takes 1 to {MOST}.", returncode=WRONG_CALL)
        processes = options["processes"]
        if not 1 <= processes <= (64 if connection.vendor == "postgresql" else 1):
            raise CommandError(
                "--processes takes 1 to 64, on SQLite no more than 1.", returncode=WRONG_CALL
            )
        if there := Publication.objects.filter(slug__startswith=making.PREFIX).count():
            raise CommandError(
                f"There are {there} sample letters already. Use an empty database.",
                returncode=REFUSALS,
            )
        try:
            maker = making.Maker(count, seed=options["seed"])
        except collect.NoBrand as error:
            raise CommandError(str(error), returncode=WRONG_CALL) from error
        with Progress(console=Console(stderr=True)) as progress:
            task = progress.add_task("Publishing", total=count)
            for done in maker.make(processes=processes):
                progress.update(task, completed=done)
        said = json.dumps({"published": count}) if options["json"] else f"{count} published."
        self.stdout.write(said)
