"""Do what waits in the background, as a worker would."""

import pytest
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult


def drain() -> None:
    """Do every task that waits now; one that fails fails the test."""
    worker = db_worker.Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    )
    with pytest.MonkeyPatch.context() as patch:
        keep_connection(patch)
        worker.run()
    assert list(DBTaskResult.objects.failed().values_list("traceback", flat=True)) == []


def keep_connection(patch: pytest.MonkeyPatch) -> None:
    """Have a worker in this process keep the connection that the test works on."""
    patch.setattr(db_worker, "close_old_connections", lambda: None)
