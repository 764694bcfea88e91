"""Prove that nobody rewrote the history."""

import json
import sys
from typing import Any

from django.core.management.base import CommandParser

from articles.models import Approval, Event, Revision
from articles.workflow import history
from references.management.explained import ExplainedCommand, require_migrated


class Command(ExplainedCommand):
    help = """Check the chain of events, and the digest of every signed revision, signature,
resolution, policy version and check under one.

Exit status: 0 all agree, 1 a link is broken (the first is named), 2 wrong call.

  manage.py verify_history"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        broken = history.first_broken_link()
        counts = {
            "events": Event.objects.count(),
            "revisions": Revision.objects.count(),
            "approvals": Approval.objects.count(),
        }
        if options["json"]:
            link = {"place": broken.place, "reason": broken.reason} if broken else None
            self.stdout.write(json.dumps({**counts, "broken": link}, indent=2))
        elif broken:
            self.stdout.write(f"Broken at {broken.place}: {broken.reason}.")
        else:
            told = ", ".join(f"{count} {name}" for name, count in counts.items())
            self.stdout.write(f"The history holds: {told}.")
        if broken:
            sys.exit(1)
