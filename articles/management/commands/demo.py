"""Fill an empty installation with something to look at."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from articles.demo.load import load
from references.management.explained import ExplainedCommand, require_migrated

BANNER = """
LanFam CMS

  Admin  http://127.0.0.1:{port}/admin/
{users}

  API    http://127.0.0.1:{port}/api/v1/articles/{slug}/
"""


class Command(ExplainedCommand):
    help = """Load the demo: brand, people, product, papers and three letters.

The first letter goes through the real workflow to published. Loading twice changes
nothing. Refused while DEBUG is off, because the passwords are known.

  DEBUG=1 manage.py demo"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON for a program")
        parser.add_argument("--port", default="8000", help="the port named in the banner")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "The demo's passwords are known to everybody. Set DEBUG=1 to load it.",
            )
        require_migrated()
        there = load(now=timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(there, ensure_ascii=False, indent=2))
            return
        users = "\n".join(
            f"         {user['username']:8} {user['password']:22} {user['group']}"
            for user in there["users"]
        )
        slug = there["letters"][0]["slug"]
        self.stdout.write(BANNER.format(port=options["port"], users=users, slug=slug))
