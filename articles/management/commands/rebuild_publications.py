"""Render every live letter again."""

import json
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress

from articles.workflow import rebuilding
from articles.workflow.rebuilding import Done
from references.management.explained import REFUSALS, ExplainedCommand, require_migrated


class Command(ExplainedCommand):
    help = """Render every live letter again from its signed revision.

Needed after an upgrade that changes how letters are rendered. What was signed stays as it is; only
the documents made from it are made anew, and the history tells of each that changed. Letters are
done in small steps while others are published and withdrawn: stop it with Ctrl-C whenever you
like, and what is done is kept. --continue goes on there: it passes over what this very program,
to the last letter of its code, has rendered before.

Exit status: 0 done, 1 stopped, or a letter could not be rendered, 2 wrong call.

  manage.py rebuild_publications
  manage.py rebuild_publications --continue --processes 1"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--continue",
            dest="goes_on",
            action="store_true",
            help="pass over letters that this very program has rendered before",
        )
        parser.add_argument(
            "--processes",
            type=_count,
            metavar="N",
            help="how many render at once; by default one for each processor",
        )
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        self.rendered, self.changed, self.failed = 0, 0, 0
        said = self._as_json if options["json"] else self._as_text
        try:
            said(self._steps(goes_on=options["goes_on"], processes=options["processes"]))
        except KeyboardInterrupt:
            raise CommandError(
                f"Stopped. {self.rendered} letters are done and stay so; --continue goes on.",
                returncode=REFUSALS,
            ) from None
        if self.failed:
            sys.exit(REFUSALS)

    def _steps(self, *, goes_on: bool, processes: int | None) -> Iterator[Done]:
        now = timezone.now()
        # Progress goes to standard error, so that --json stays readable.
        with Progress(console=Console(stderr=True)) as progress:
            total = rebuilding.due_letters(now=now, goes_on=goes_on).count()
            bar = progress.add_task("Rendering", total=total)
            for done in rebuilding.rebuild(now=now, goes_on=goes_on, processes=processes):
                self.rendered += done.letters
                self.changed += len(done.changed)
                self.failed += len(done.failed)
                progress.update(bar, advance=done.letters)
                yield done

    def _as_text(self, steps: Iterator[Done]) -> None:
        for done in steps:
            for slug, why in done.failed.items():
                self.stderr.write(f"{slug} stays as it is: {why} Run: manage.py verify_history")
        self.stdout.write(f"{self.rendered} rendered, {self.changed} of them changed.")

    def _as_json(self, steps: Iterator[Done]) -> None:
        """Print letter by letter, so that many of them need no more memory than a few."""
        failed: dict[str, str] = {}
        between = ""
        self.stdout.write('{"changed": [', ending="")
        for done in steps:
            failed |= done.failed
            for slug in done.changed:
                self.stdout.write(between + json.dumps(slug), ending="")
                between = ", "
        rest = {"rendered": self.rendered, "failed": failed}
        self.stdout.write("], " + json.dumps(rest)[1:])


def _count(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 64):
        raise ArgumentTypeError("takes a number from 1 to 64")
    return int(text)
