"""Index what a published letter shows, so that lists across letters tell nothing more."""

from collections.abc import Iterable
from typing import Any

from articles.models import Publication, PublishedEntry
from articles.rendering.entries import COLUMNS


def index(publication: Publication, rows: Iterable[dict[str, Any]]) -> None:
    """Store what `publication` shows, as `rendering.entries` takes it apart."""
    PublishedEntry.objects.bulk_create(
        PublishedEntry(
            publication=publication,
            position=position,
            date_published=publication.date_published,
            **row,
        )
        for position, row in enumerate(rows)
    )


def replace(publication: Publication, rows: Iterable[dict[str, Any]]) -> None:
    """Put `rows` in the place of those that there are."""
    publication.entries.all().delete()
    index(publication, rows)


def stored(publication: Publication) -> list[tuple[str, ...]]:
    """Return the rows that there are, as `rendering.entries.said` says new ones."""
    return list(publication.entries.order_by("position").values_list(*COLUMNS))
