"""
List people, series, topics and products as the newest live letter shows each.

A series renamed last week stands under its new name in letters published since, and under the
old one in older letters; the list tells the newest.
"""

from datetime import datetime
from typing import Any

import orjson
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from articles.models import Publication, PublishedEntry


def entries(kinds: tuple[str, ...], *, now: datetime) -> QuerySet[PublishedEntry]:
    """Return what live letters show of these kinds."""
    live = Publication.objects.live(now)
    return PublishedEntry.objects.filter(kind__in=kinds, publication__in=live)


def things(kinds: tuple[str, ...], *, counted: str, now: datetime) -> QuerySet[Any]:
    """
    Return each thing once, by name: `key`, `letters_count`, `shown_name`, `shown`.

    `letters_count` counts the live letters that show it as the kind `counted`.
    """
    live = entries(kinds, now=now)
    newest = live.filter(key=OuterRef("key")).order_by("-publication__live_from", "-pk")
    return (
        live.values("key")
        .annotate(
            letters_count=Count("publication", filter=Q(kind=counted), distinct=True),
            shown_name=Subquery(newest.values("name")[:1]),
            shown=Subquery(newest.values("payload")[:1]),
        )
        .order_by("shown_name", "key")
    )


def describe(thing: dict[str, Any]) -> dict[str, Any]:
    """Return the API's object of one row of `things`."""
    shown = orjson.loads(thing["shown"])
    # One letter's place in its series is no fact of the series.
    shown.pop("position", None)
    # An empty graph describes nothing; None says so.
    graph = shown.pop("json_ld", None) or None
    return {**shown, "letters_count": thing["letters_count"], "json_ld": graph}
