"""
Take the CPU of one publication from the kernel: gate, rendering, neighbours, commit.

    DATABASE_URL=… python -m tests.benchmarks.http.publishing

Leaves the letters that it publishes behind.
"""

import os
import statistics
import sys
import time
from itertools import count

LETTERS = 8
TEXT = "<p>" + "The cells of the lining burn what they are given and are made anew. " * 12 + "</p>"


def main() -> int:
    """Print the median CPU of one publication, of this process and of PostgreSQL."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "lanfam.settings", "EMAIL_URL": "memorymail://"}
    import django

    django.setup()
    from django.db import connection
    from django.utils import timezone

    from articles.models import Publication
    from articles.workflow import actions
    from articles.workflow.policy import Role
    from tests import factories
    from tests.benchmarks.http import machine

    # Another run may have left people behind.
    factories._numbers = count(time.time_ns())
    publisher = factories.make_user(Role.PUBLISHER, name="Bench Publisher")
    own, database = [], []
    for number in range(LETTERS + 1):
        slug = f"published-{time.time_ns()}"
        body = factories.BODY + TEXT * 15
        letter = factories.make_article("approved", slug=slug, body=body, now=timezone.now())
        connection.ensure_connection()
        postgres = machine.postmaster(connection.connection)
        before = time.process_time(), machine.cpu(postgres)
        actions.publish(letter, actor=publisher, now=timezone.now())
        if number:
            own.append(time.process_time() - before[0])
            database.append(machine.cpu(postgres) - before[1])
    live = Publication.objects.live(timezone.now()).count()
    print(
        f"publish one letter, {live} live: {statistics.median(own) * 1000:.0f} ms here, "
        f"{statistics.mean(database) * 1000:.0f} ms in PostgreSQL"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
