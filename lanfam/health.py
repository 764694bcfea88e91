"""
Tell machines whether this process runs, and whether it can serve readers.

A newcomer gets this wrong: what all processes share (a cache) must not make them "not ready", or
one failure takes every one of them out of service. What only hurts is told, and does not count.
"""

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200: the process runs. Asks nothing of the database."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers and knows every migration, else 503 and what lacks."""
    checks = {"database": "ok", "migrations": "ok"}
    try:
        waiting = _waiting()
    except DatabaseError:
        # The message may name hosts and users, so it goes to nobody.
        checks = {"database": "does not answer", "migrations": "unknown"}
    else:
        if waiting:
            checks["migrations"] = f"{waiting} not applied; run manage.py migrate"
    ready = set(checks.values()) == {"ok"}
    checks |= {"static": _static()}
    body = {"status": "ok" if ready else "not ready", "checks": checks}
    return JsonResponse(body, status=200 if ready else 503)


def _waiting() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _static() -> str:
    collected = settings.DEBUG or staticfiles_storage.is_collected()
    return "ok" if collected else "not collected; run manage.py collectstatic"
