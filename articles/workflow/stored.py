"""Read live letters as they are stored, as plain values that another process can compare with."""

from collections.abc import Sequence
from typing import Any

from articles.models import Publication, PublishedEntry, PublishedText, ReviewPolicy
from articles.rendering.anew import Stored, mark
from articles.rendering.entries import COLUMNS

DOCUMENTS = ("json_ld", "markdown", "card", "tags")
SEEN = ("names", "detail_etag", "json_ld_etag", "markdown_etag")
WORDS = ("headline", "description", "text")
READ = (
    "pk",
    "revision__text",
    "revision__digest",
    "revision__number",
    "approval__person",
    "approval__signed_at",
    "date_published",
    "date_modified",
    "overdue_at",
    "is_overdue",
    "rendered_by",
    "detail",
    *SEEN,
    *DOCUMENTS,
)
Overdue = ReviewPolicy.Overdue


def stored(publications: Sequence[int]) -> list[Stored]:
    """Return these publications, in the order of their keys."""
    action = ReviewPolicy.current().overdue
    entries, words = _entries(publications), _words(publications)
    rows = Publication.objects.filter(pk__in=publications).order_by("pk").values_list(*READ)
    return [
        Stored(
            *row[:9],
            is_overdue=row[9] and action != Overdue.NOTHING,
            is_unlisted=row[9] and action == Overdue.NOINDEX,
            rendered_by=row[10],
            detail=row[11],
            seen=row[12:16],
            marks={
                **{name: mark(text) for name, text in zip(DOCUMENTS, row[16:], strict=True)},
                "entries": mark(entries.get(row[0], [])),
                "words": mark(words.get(row[0], [])),
            },
        )
        for row in rows
    ]


def seen(row: Publication) -> tuple[str, ...]:
    """Return what of `row` changes whenever a reader gets other bytes."""
    return tuple(getattr(row, name) for name in SEEN)


def _entries(publications: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    rows = PublishedEntry.objects.filter(publication__in=publications)
    for key, *said in rows.order_by("publication", "position").values_list("publication", *COLUMNS):
        found.setdefault(key, []).append(said)
    return found


def _words(publications: Sequence[int]) -> dict[int, list[str]]:
    rows = PublishedText.objects.filter(publication__in=publications)
    return {key: said for key, *said in rows.values_list("publication", *WORDS)}
