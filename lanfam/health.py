"""Tell machines whether this process runs, and whether it can serve readers."""

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
    body = {"status": "ok" if ready else "not ready", "checks": checks}
    return JsonResponse(body, status=200 if ready else 503)


def _waiting() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
