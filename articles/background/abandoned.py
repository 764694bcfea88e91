"""
Have a task done that was begun and not ended: its worker is gone, or the database was.

What a task has done stands in its own rows, and doing it again goes on from there; every task of
ours is written so. One that takes its worker with it each time is not tried for ever.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Worker
from references.transactions import whole

TRIES = 3
"""How often a task is begun."""

PAUSE = timedelta(seconds=10)
"""How long a task waits that the database has broken off."""

GIVEN_UP = (
    "It was begun {tries} times, and each time its worker was killed before it was done. Look into "
    "the worker's log: perhaps there was too little memory."
)

OUTAGES = ("django.db.utils.OperationalError", "django.db.utils.InterfaceError")


def hands() -> Iterator[str]:
    """Yield the key of every worker that has a task in hand."""
    for keys in DBTaskResult.objects.running().values_list("worker_ids", flat=True):
        if keys:
            yield keys[-1]


@whole
def take_over(key: str) -> int:
    """Have done by others what the worker called `key` had in hand; return how many tasks."""
    Worker.objects.filter(key=key).delete()
    running = DBTaskResult.objects.running().select_for_update()
    return sum(_begin_again(task) for task in running if task.worker_ids[-1:] == [key])


def after_outage(task: DBTaskResult) -> bool:
    """Have `task` tried again soon if the database broke it off; True when it will be."""
    failed = DBTaskResult.objects.failed().filter(pk=task.pk, exception_class_path__in=OUTAGES)
    if len(task.worker_ids) >= TRIES:
        return False
    soon = timezone.now() + PAUSE * len(task.worker_ids)
    return bool(failed.update(status="READY", run_after=soon, finished_at=None))


def _begin_again(task: DBTaskResult) -> int:
    # Its worker may live after all, and have ended it at this moment.
    still = DBTaskResult.objects.running().filter(pk=task.pk)
    if len(task.worker_ids) < TRIES:
        return still.update(status="READY", started_at=None)
    return still.update(
        status="FAILED",
        finished_at=timezone.now(),
        traceback=GIVEN_UP.format(tries=len(task.worker_ids)),
    )
