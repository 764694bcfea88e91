"""What can be done to the papers ticked on the shelf: check, export, merge."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from references import connection, exporting
from references.admin.doing import say_checked
from references.admin.doubles import merge_url
from references.exchange import formats
from references.models import Reference
from references.watch import watching

CHECKED_AT_ONCE = 50
"""A person waits for these; the nightly check asks about all."""

Action = Callable[[Any, HttpRequest, QuerySet[Reference]], HttpResponse | None]


@admin.action(description="Check with the registries now", permissions=["change"])
def check_now(screen: Any, request: HttpRequest, queryset: QuerySet[Reference]) -> None:
    """Ask the registries whether the ticked papers still stand."""
    papers = list(queryset[: CHECKED_AT_ONCE + 1])
    if len(papers) > CHECKED_AT_ONCE:
        messages.error(
            request,
            f"Nothing was asked: tick at most {CHECKED_AT_ONCE} papers, for the registries ask us "
            "to go slowly. Every cited paper is checked by itself each night.",
        )
        return
    registries = connection.registries()
    say_checked(request, watching.check(papers, registries=registries, now=timezone.now()))


@admin.action(description="Merge the two ticked papers", permissions=["change"])
def merge_two(
    screen: Any, request: HttpRequest, queryset: QuerySet[Reference]
) -> HttpResponse | None:
    """Lead to the page that shows both side by side."""
    papers = list(queryset.order_by("created_at", "pk")[:3])
    if len(papers) == 2:
        return redirect(merge_url(*papers))
    messages.error(request, "Tick exactly two papers to merge them.")
    return None


def export_as(name: str, label: str) -> Action:
    """Return the action that sends the ticked papers as a file of the format `name`."""

    @admin.action(description=f"Export as {label}", permissions=["view"])
    def export(
        screen: Any, request: HttpRequest, queryset: QuerySet[Reference]
    ) -> StreamingHttpResponse:
        kind = formats.FORMATS[name]
        papers = queryset.order_by("citation_key").prefetch_related("contributors")
        items = exporting.items(papers.iterator(chunk_size=500), abstracts=True)
        return StreamingHttpResponse(
            formats.write(items, name),
            content_type=f"{kind.media_type}; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="references.{kind.extension}"'},
        )

    export.__name__ = f"export_{name.replace('-', '_')}"
    return export
