"""
Count what happens to requests, in all processes of a server together.

Each process writes its counts into a file that the others read, so whichever answers a scrape
tells of all: the multi-process mode of Prometheus' library, which has to be chosen before the
library is imported; hence the imports inside functions.

A newcomer gets this wrong: a label is a column of all future graphs. It takes values that we wrote
(methods, routes, statuses), never what a visitor did.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.db.backends.signals import connection_created

from references import signals

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Where the histogram of durations is cut."""

FOLDER = "PROMETHEUS_MULTIPROC_DIR"


class Counters:
    """What this process counts."""

    def __init__(self) -> None:
        from prometheus_client import Counter, Histogram

        self.requests = Counter(
            "lanfam_requests", "Requests answered.", ["method", "route", "status"], registry=None
        )
        self.seconds = Histogram(
            "lanfam_request_seconds",
            "How long answering took.",
            ["route"],
            buckets=SECONDS,
            registry=None,
        )
        self.refused = Counter(
            "lanfam_database_errors", "Statements that failed.", ["kind"], registry=None
        )
        self.faults = Counter(
            "lanfam_registry_faults",
            "Questions that a registry did not answer as it should.",
            ["source", "kind"],
            registry=None,
        )


_counters: list[Counters] = []


def begin() -> None:
    """Have this process count from now on if METRICS_TOKEN is set."""
    if not settings.METRICS_TOKEN or _counters:
        return
    os.environ[FOLDER] = str(own_folder(Path(settings.METRICS_DIR), server=os.getppid()))
    _counters.append(Counters())
    connection_created.connect(_listen)
    signals.registry_failed.connect(_fault)


def folder() -> str | None:
    """Return where the counts of this server are, None while it counts nothing."""
    return os.environ.get(FOLDER) if _counters else None


def own_folder(parent: Path, *, server: int) -> Path:
    """
    Make the folder that the processes of one `server` share, named for the process it is.

    Those of servers that are gone are deleted: what they counted is not ours.
    """
    folder = parent / str(server)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for other in parent.iterdir():
        if other.name.isdigit() and not _lives(int(other.name)):
            shutil.rmtree(other, ignore_errors=True)
    return folder


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def count(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answered request."""
    for counters in _counters:
        counters.requests.labels(method, route, status).inc()
        counters.seconds.labels(route).observe(seconds)


def _listen(connection: Any, **_: Any) -> None:
    if _refused not in connection.execute_wrappers:
        connection.execute_wrappers.append(_refused)


def _refused(execute: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return execute(*arguments)
    except DatabaseError as error:
        for counters in _counters:
            counters.refused.labels(type(error).__name__).inc()
        raise


def _fault(source: str, kind: str, **_: Any) -> None:
    for counters in _counters:
        counters.faults.labels(source, kind).inc()
