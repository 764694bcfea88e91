"""
Say what readers saw of a letter at a moment, and how exactly its documents are still those.

A newcomer gets this wrong: a publication's documents may have been rendered anew since, because a
neighbour came or went or a release renders otherwise. What was signed is always exact; the events
of that day tell which documents are too.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from articles.models import Article, Publication
from articles.workflow import telling


@dataclass(frozen=True, slots=True)
class Moment:
    """What was live `at` a moment; `before` and `after` are the nearest where nothing was."""

    at: datetime
    shown: Publication | None
    before: Publication | None
    after: Publication | None


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it is kept; `exact` tells whether these bytes were served at the moment."""

    name: str
    title: str
    text: str
    exact: bool
    why: str


def moment(article: Article, *, at: datetime) -> Moment:
    """Return what readers could open of `article` at `at`."""
    rows = article.publications.shown().select_related("revision", "approval", "published_by")
    begun = rows.filter(live_from__lte=at).order_by("-live_from", "-id")
    later = rows.filter(live_from__gt=at).order_by("live_from", "id")
    shown = rows.live(at).first()
    if shown:
        # What its records were called then; only in memory, for whoever renders it.
        shown.names = told_at(shown, at=at).get("names", shown.names)
    return Moment(at, shown, begun.first(), later.first())


def documents(publication: Publication, *, at: datetime) -> list[Document]:
    """Return the documents of `publication`, each with whether they are those of `at`."""
    then, now = told_at(publication, at=at), telling.told(publication)
    return [
        _document(publication, form, title, told=then.get(column) == now[column])
        for form, title, column in (
            ("detail", "The letter in detail (JSON)", "signed_detail"),
            ("json_ld", "Structured data (JSON-LD)", "json_ld"),
            ("markdown", "Markdown", "markdown"),
        )
    ]


def _document(publication: Publication, form: str, title: str, *, told: bool) -> Document:
    if not told:
        why = "rendered anew since from the same signed text; the bytes of then are not kept"
    elif form == "detail":
        why = "exactly what was served but for its links to other letters, which follow those"
    else:
        why = "exactly the bytes that were served"
    return Document(form, title, getattr(publication, form), told and form != "detail", why)


def told_at(publication: Publication, *, at: datetime) -> dict[str, Any]:
    """Return what the chain had told of `publication` by `at`; nothing before it was made."""
    table, said = publication._meta.db_table, {}
    events = publication.article.events.order_by("id").values_list("record", flat=True)
    # A scheduled publication is told of before it goes live.
    for record in events.filter(at__lte=at):
        rows = msgspec.json.decode(record)["details"].get("rows", {}).get(table, [])
        said = next((row for row in rows if row["id"] == publication.pk), said)
    return said
