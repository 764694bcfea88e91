"""
Say in numbers what waits for the workers, and carry a request's name into the tasks it asks for.

The library has no place for a name of ours, so it lies beside the arguments, which the library
reads by key. A task that nobody asked for by a request is called by its own name.
"""

from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django_tasks.base import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from lanfam import request_id

KEY = "request_id"

MEANINGS = {
    "tasks_waiting": "Tasks whose moment has come and that no worker has begun.",
    "tasks_oldest_seconds": "How long the oldest of these has waited.",
    "tasks_later": "Tasks whose moment is yet to come.",
    "tasks_running": "Tasks that a worker has begun; one that was killed leaves one behind.",
    "tasks_failed": "Tasks that ended with an error and are still remembered.",
}


def figures(now: datetime) -> dict[str, float]:
    """Return a number for each of `MEANINGS`."""
    ready = Q(status=TaskResultStatus.READY)
    # The library writes the end of all time as the moment of a task that may run at once.
    at_once = ready & Q(run_after__year__gte=9000)
    later = ready & Q(run_after__gt=now) & ~Q(run_after__year__gte=9000)
    counts = DBTaskResult.objects.aggregate(
        ready=Count("pk", ready),
        later=Count("pk", later),
        running=Count("pk", Q(status=TaskResultStatus.RUNNING)),
        failed=Count("pk", Q(status=TaskResultStatus.FAILED)),
        asked=Min("enqueued_at", filter=at_once),
        due=Min("run_after", filter=ready & Q(run_after__lte=now)),
    )
    since = [at for at in (counts["asked"], counts["due"]) if at is not None]
    return {
        "tasks_waiting": counts["ready"] - counts["later"],
        "tasks_oldest_seconds": max(((now - at).total_seconds() for at in since), default=0.0),
        "tasks_later": counts["later"],
        "tasks_running": counts["running"],
        "tasks_failed": counts["failed"],
    }


@receiver(pre_save, sender=DBTaskResult)
def follow(instance: DBTaskResult[..., Any], **_: Any) -> None:
    """Write who asks into a new task, and log under that name what a worker does once it began."""
    if instance._state.adding and (asking := request_id.current()):
        instance.args_kwargs[KEY] = asking
    elif instance.status == TaskResultStatus.RUNNING:
        request_id.take(instance.args_kwargs.get(KEY) or str(instance.pk))


@receiver(task_finished)
def leave(**_: Any) -> None:
    """Log what comes after a task under no name."""
    request_id.take("")
