"""Take files out of the storage that no picture and no revision shows any more."""

import json
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from articles import pictures
from references.management.explained import ExplainedCommand, require_migrated


class Command(ExplainedCommand):
    help = """Delete the files of pictures that were replaced or deleted more than 30 days ago.

A file that a revision names stays for ever: what a letter showed can be shown again. Run it
from cron, once a night or once a week.

Exit status: 0 done, 2 wrong call.

  manage.py prune_images
  manage.py prune_images --json"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        gone = []
        for name in pictures.prune(now=timezone.now()):
            gone.append(name)
            if not options["json"]:
                self.stdout.write(f"deleted {name}")
        if options["json"]:
            self.stdout.write(json.dumps({"deleted": gone}))
        else:
            self.stdout.write(f"{len(gone)} files deleted.")
