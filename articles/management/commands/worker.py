"""
Do the work that waits in the background.

What the library's own `db_worker` leaves open is settled before the first task: which rules
this release brings, and what was due while nobody worked. What a killed worker had in hand is taken
up by the others (`articles.background`), or by whoever starts next.
"""

import os
import signal
import threading
import time
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from articles.background import lasting
from articles.delivery import outbox, sending
from articles.workflow import holding, house, rechecking, renaming, upkeep
from references.management.explained import ExplainedCommand, require_migrated

SECOND = 1.0


class Command(ExplainedCommand):
    help = """Do what waits in the background: send webhooks, check live letters again after a
new policy, look at scheduled ones just before their moment, remind people of reviews that are due,
and whatever else takes longer than a click. Run one or more beside the server.

A signal (Ctrl-C) lets it finish the task in hand. One that was killed loses nothing: what it was
doing is taken up by another within a minute. While the database is away it waits.

Exit status: 0 stopped, 2 wrong call.

  manage.py worker
  manage.py worker --once"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is waiting, then stop")
        parser.add_argument(
            "--beside",
            type=int,
            metavar="PID",
            help="the process that starts it, and with which it stops",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        if options["beside"]:
            threading.Thread(target=_stop_with, args=[options["beside"]], daemon=True).start()
        house.renew(actor=None, now=timezone.now())
        rechecking.resume()
        renaming.resume()
        holding.resume()
        outbox.resume()
        sending.resume()
        upkeep.resume()
        db_worker.Command().configure_logging(options["verbosity"])
        lasting.work(once=options["once"])


def _stop_with(parent: int) -> None:
    """Wait until the process `parent` is gone, then stop as a signal would."""
    while os.getppid() == parent:
        time.sleep(SECOND)
    os.kill(os.getpid(), signal.SIGTERM)
