"""
Work until told to stop: beside other workers, and longer than the database lasts.

The library's worker ends with the first error of the database, and what it had in hand stays
“running” for good. Ours waits until the database is back, and takes up what others left.
"""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import uuid4

from django.db import connections
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from articles.background import abandoned, watching
from articles.background.watching import Watch
from references import outages

logger = logging.getLogger(__name__)

INTERVAL = 1.0
"""Seconds between two looks at an empty queue."""

REST = 2.0
"""Seconds between two attempts to reach a database that is away."""


class Worker(db_worker.Worker):
    """The library's, for whose tasks an outage is no verdict."""

    def run_task(self, db_task_result: DBTaskResult) -> None:
        super().run_task(db_task_result)
        abandoned.after_outage(db_task_result)


def work(*, once: bool) -> None:
    """Do what waits, `once` or until a signal."""
    left: list[str] = []
    while True:
        key = uuid4().hex
        try:
            while left:
                abandoned.take_over(left[-1])
                left.pop()
            _work(key, once=once)
        except outages.Failure as error:
            if once or not outages.is_outage(error):
                raise
            logger.warning("The database does not take part, so this waits: %s", error)
            connections.close_all()
            left.append(key)
            time.sleep(REST)
        else:
            return


def _work(key: str, *, once: bool) -> None:
    worker = Worker(
        queue_names=["*"],
        interval=INTERVAL,
        batch=once,
        backend_name="default",
        startup_delay=not once,
        max_tasks=None,
        worker_id=key,
        excluded_queue_names=[],
    )
    worker.configure_signals()
    with _beating(Watch(key)):
        worker.run()


@contextmanager
def _beating(watch: Watch) -> Iterator[None]:
    watch.beat()
    stop = threading.Event()
    thread = threading.Thread(target=_beat, args=[watch, stop], daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(watching.BEAT)
        with suppress(*outages.Failure):
            watch.leave()


def _beat(watch: Watch, stop: threading.Event) -> None:
    try:
        while not stop.wait(watching.BEAT):
            try:
                watch.beat()
                for key in watch.gone():
                    taken = abandoned.take_over(key)
                    logger.warning("Worker %s is gone; took over its tasks: %d", key, taken)
            except outages.Failure as error:
                logger.warning("This worker cannot show that it lives: %s", error)
                watch.forget()
                connections.close_all()
    finally:
        connections.close_all()
