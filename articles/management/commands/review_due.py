"""Do at once what the worker does every day about reviews that are due."""

import dataclasses
import json
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from rich.console import Console
from rich.markup import escape

from articles.workflow import upkeep
from articles.workflow.upkeep import Done
from references.management.explained import ExplainedCommand, require_migrated


class Command(ExplainedCommand):
    help = """Have letters whose signatures hold no more do what the review policy says, bring
re-reviews up to date, and remind people of what is due.

The worker does the same when it starts and after each midnight. Doing it twice changes nothing
more, and reminds nobody again.

Exit status: 0 done, 2 wrong call.

  manage.py review_due
  manage.py review_due --json"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        done = upkeep.round_at(timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(dataclasses.asdict(done)))
        else:
            self._print(done)

    def _print(self, done: Done) -> None:
        console = Console(file=self.stdout, highlight=False, soft_wrap=True)  # type: ignore[arg-type]
        for slug in done.overdue:
            console.print(f"[bold]{escape(slug)}[/] is overdue from now on.")
        if done.changed:
            console.print(f"{done.changed} followed a change of the review policy.")
        console.print(
            f"{len(done.overdue)} became overdue, {done.re_reviews} re-reviews are open, "
            f"{done.reminded} people were reminded."
        )
