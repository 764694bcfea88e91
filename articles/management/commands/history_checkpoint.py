"""Write down where the chain of events stands, to be kept where nobody can write."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from articles.workflow import checkpoint, history
from references.management.explained import WRONG_CALL, ExplainedCommand, require_migrated


class Command(ExplainedCommand):
    help = """Write a checkpoint of the history: how many events, the newest one's hash, and one
digest over everything that was signed. Keep it elsewhere (docs/history.md says where); against it
`verify_history --checkpoint FILE` finds a chain that was cut off or written anew.

Nothing is written while the history itself is broken.
Exit status: 0 written, 1 the history is broken, 2 wrong call.

  manage.py history_checkpoint -o checkpoint-2026-06-01.json
  manage.py history_checkpoint --json"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("-o", "--output", type=Path, help="the file to write")
        parser.add_argument("--json", action="store_true", help="print it; nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        if not (options["output"] or options["json"]):
            raise CommandError("Say where to: -o FILE, or --json.", returncode=WRONG_CALL)
        if broken := history.first_broken_link():
            raise CommandError(f"The history is broken at {broken.place}: {broken.reason}.")
        made = checkpoint.make(now=timezone.now())
        text = checkpoint.to_text(made)
        if options["output"]:
            self._write(options["output"], text)
        if options["json"]:
            self.stdout.write(text, ending="")
        else:
            self.stdout.write(
                f"{options['output']}: {made.events} events up to {made.hash}, "
                f"{made.signed.count} signatures."
            )

    def _write(self, path: Path, text: str) -> None:
        try:
            path.write_text(text)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
