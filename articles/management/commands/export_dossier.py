"""Write everything that proves one letter at one moment into one archive."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from articles import collect
from articles.management import lookup
from articles.proof import at, dossier
from references.management.explained import WRONG_CALL, ExplainedCommand, require_migrated


class Command(ExplainedCommand):
    help = """Export what was live of a letter at a moment, who approved it and on what evidence, as
one archive that verifies offline: python verify.py dossier.zip

DATE is a day (its last moment; today means now) or an instant, in the brand's zone. The same state
of the database gives the same bytes.
Exit status: 0 written, 1 nothing was live then, 2 wrong call.

  manage.py export_dossier what-your-gut-lining-runs-on --at 2026-06-01 -o dossier.zip
  manage.py export_dossier what-your-gut-lining-runs-on --at 2026-06-01T14:30 -o dossier.zip"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the letter's slug")
        parser.add_argument("--at", required=True, metavar="DATE", help="a day or an instant")
        parser.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        article = lookup.letter(options["slug"])
        zone, now = collect.brand().time_zone, timezone.now()
        try:
            moment = at.moment(options["at"], time_zone=zone, now=now)
            made = dossier.build(article, at=moment)
        except at.NoMoment as error:
            raise CommandError(f"--at: {error}", returncode=WRONG_CALL) from error
        except (dossier.NothingLive, ValueError) as error:
            raise CommandError(str(error)) from error
        try:
            options["output"].write_bytes(made)
        except OSError as error:
            path = options["output"]
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        named = {
            "file": str(options["output"]),
            "at": moment.isoformat(),
            "bytes": len(made),
            "sha256": sha256(made).hexdigest(),
        }
        if options["json"]:
            self.stdout.write(json.dumps(named, indent=2))
        else:
            self.stdout.write("{file}: {bytes} bytes, SHA-256 {sha256}".format(**named))
