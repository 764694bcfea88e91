"""Render every live letter again."""

import json
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from rich.console import Console
from rich.progress import track

from articles.models import Publication
from articles.workflow import publishing
from references.management.explained import ExplainedCommand, require_migrated


class Command(ExplainedCommand):
    help = """Render every live letter again from its signed revision.

Needed after an upgrade that changes how letters are rendered. What was signed stays as it
is; only the documents made from it are made anew. All letters, or none.

Exit status: 0 done, 1 a signed text does not fit its digest, 2 wrong call.

  manage.py rebuild_publications"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        self.now = timezone.now()
        live = Publication.objects.live(self.now).order_by("pk")
        rendered = live.count()
        with transaction.atomic():
            # Progress goes to standard error, so that --json stays readable.
            letters = live.select_related("revision", "approval").iterator(chunk_size=50)
            console = Console(stderr=True)
            rows = track(letters, "Rendering", total=rendered, console=console)
            changed = [publication.slug for publication in rows if self._again(publication)]
        if options["json"]:
            self.stdout.write(json.dumps({"rendered": rendered, "changed": changed}, indent=2))
        else:
            self.stdout.write(f"{rendered} rendered, {len(changed)} of them changed.")

    def _again(self, publication: Publication) -> bool:
        try:
            return publishing.render_again(publication, now=self.now)
        except ValueError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
