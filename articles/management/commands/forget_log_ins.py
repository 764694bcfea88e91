"""Delete log-ins of long ago from the audit of accounts, for whoever may keep them only so long."""

import json
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from articles.accounts import forgetting
from references.management.explained import ExplainedCommand, require_migrated


class Command(ExplainedCommand):
    help = """Delete log-ins, failed ones and log-outs of long ago from the audit of accounts.

What tells who was given which rights, factors and passwords stays for ever, and everything stays
for 365 days: the database refuses less. The audit says how many were deleted, and when. By default
nothing is; run it from cron, monthly, if your rules on personal data ask for it.

Exit status: 0 done, 2 wrong call.

  manage.py forget_log_ins --older-than 730
  manage.py forget_log_ins --older-than 730 --json"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--older-than", type=int, required=True, metavar="DAYS", help="at least 365"
        )
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        try:
            count = forgetting.forget(days=options["older_than"], now=timezone.now())
        except forgetting.TooYoung as error:
            raise CommandError(f"--older-than: {error}", returncode=2) from error
        said = json.dumps({"deleted": count}) if options["json"] else f"{count} log-ins deleted."
        self.stdout.write(said)
