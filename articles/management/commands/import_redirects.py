"""Have old addresses lead to letters, from a file."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from rich.console import Console
from rich.markup import escape

from articles.workflow import redirecting
from articles.workflow.redirecting import Imported
from references.management.explained import (
    REFUSALS,
    WRONG_CALL,
    ExplainedCommand,
    require_migrated,
)


class Command(ExplainedCommand):
    help = """Import redirects from a CSV file: in each line an old address and the slug of the
letter that it leads to.

The old address is a slug, a path or the whole URL. Lines may follow each other (a to b, b to c):
both then lead to c. The file is taken whole or not at all: a circle, an unknown letter, or an
address that a letter has is named with its line. Importing it again changes nothing.

Exit status: 0 done, 1 refused and nothing changed, 2 wrong call.

  manage.py import_redirects redirects.csv
  manage.py import_redirects - --json < redirects.csv"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="PATH", help="the file; - reads standard input")
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        imported = redirecting.import_file(_data(options["path"]), now=timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(_told(imported), ensure_ascii=False, indent=2))
        else:
            self._print(imported)
        if imported.faults:
            sys.exit(REFUSALS)

    def _print(self, imported: Imported) -> None:
        console = Console(file=self.stdout, highlight=False, soft_wrap=True)  # type: ignore[arg-type]
        for fault in imported.faults:
            where = f"line {fault.line}" if fault.line else "the file"
            console.print(f"[bold red]{where}:[/] {escape(fault.message)}")
        if imported.faults:
            console.print("Nothing was imported. Mend these and import the file again.")
            return
        console.print(f"{len(imported.created)} created, {len(imported.unchanged)} there already.")
        if imported.waiting:
            console.print(
                f"{len(imported.waiting)} of them wait until their letter is live: "
                f"{escape(', '.join(imported.waiting))}"
            )


def _data(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandError(
            f"PATH: {path} cannot be read ({reason}).", returncode=WRONG_CALL
        ) from error


def _told(imported: Imported) -> dict[str, Any]:
    return {
        "created": list(imported.created),
        "unchanged": list(imported.unchanged),
        "waiting": list(imported.waiting),
        "faults": [{"line": each.line, "message": each.message} for each in imported.faults],
    }
