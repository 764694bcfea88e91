"""
Tell Prometheus how requests fare and how the whole stands, at /metrics.

Off unless METRICS_TOKEN is set. `lanfam.counters` counts requests; what is true of the whole
installation (letters, tasks, webhooks, papers) is read from the database at each scrape, so it is
the same whichever machine is asked. A dead database takes away these numbers, not the others.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles import figures as letters
from lanfam import counters, queue
from references import figures as papers

SOURCES: tuple[Any, ...] = (letters, papers, queue)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer whoever sends `Authorization: Bearer METRICS_TOKEN`; to others nothing is here."""
    token = settings.METRICS_TOKEN
    sent = request.headers.get("Authorization", "")
    if not token or not constant_time_compare(sent, f"Bearer {token}"):
        raise Http404
    from prometheus_client.exposition import CONTENT_TYPE_LATEST

    return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)


def exposition() -> bytes:
    """Return all metrics in Prometheus' format."""
    from prometheus_client import CollectorRegistry, generate_latest
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    if folder := counters.folder():
        MultiProcessCollector(registry, folder)
    registry.register(Whole())
    return generate_latest(registry)


class Whole:
    """The numbers that are read at each scrape."""

    def collect(self) -> Iterator[Any]:
        """Yield them in the library's form."""
        from prometheus_client.core import GaugeMetricFamily

        found: dict[str, float] = {}
        try:
            for source in SOURCES:
                found |= source.figures(timezone.now())
        except DatabaseError:
            found = {"database_up": 0}
        else:
            found["database_up"] = 1
        found["cache_up"] = _cache_answers()
        for name, value in found.items():
            yield GaugeMetricFamily(f"lanfam_{name}", MEANINGS[name], value)


MEANINGS = {
    "database_up": "Whether the database answered.",
    "cache_up": "Whether the cache answered.",
    **{name: text for source in SOURCES for name, text in source.MEANINGS.items()},
}


def _cache_answers() -> int:
    # Each kind of cache raises errors of its own library.
    try:
        cache.get("lanfam:metrics")
    except Exception:
        return 0
    return 1
