"""
Find the letter at an address, or say what became of it.

A letter that was never public and one that no longer is are told apart for nobody: both are
404. Only a withdrawal is said (410), and a new address (301).
"""

from datetime import datetime
from typing import Any

import orjson
from django.db.models import Count, OuterRef, Q, Subquery
from rest_framework.exceptions import NotFound

from articles.api.errors import Gone, Moved
from articles.api.moment import next_changes
from articles.models import Publication, PublishedEntry
from articles.models.publication import PublicationQuerySet

RELATED = 3


def find(letters: PublicationQuerySet, slug: str, *, now: datetime) -> Publication:
    """
    Return the live letter with `slug` among `letters`, with `next_start` and `next_end`.

    One query when there is one. Raises `Moved`, `Gone` or `NotFound`.
    """
    letter = letters.live(now).filter(slug=slug).annotate(**next_changes(now)).first()
    if letter is not None:
        return letter
    moved = Publication.objects.live(now).filter(article__redirects__old_slug=slug)
    if today := moved.values_list("slug", flat=True).first():
        raise Moved(today)
    if _was_withdrawn(slug, now=now):
        raise Gone
    raise NotFound("No letter has this address.")


def with_neighbours(now: datetime) -> PublicationQuerySet:
    """Return letters with `previous_card` and `next_card`: the JSON of those beside them."""
    beside = Publication.objects.live(now).filter(series_slug=OuterRef("series_slug"))
    beside = beside.exclude(series_slug="")
    day, tie = "date_published", OuterRef("date_published")
    earlier = beside.filter(
        Q(date_published__lt=tie) | Q(date_published=tie, pk__lt=OuterRef("pk"))
    )
    later = beside.filter(Q(date_published__gt=tie) | Q(date_published=tie, pk__gt=OuterRef("pk")))
    return Publication.objects.annotate(
        previous_card=Subquery(earlier.order_by(f"-{day}", "-pk").values("card")[:1]),
        next_card=Subquery(later.order_by(day, "pk").values("card")[:1]),
    )


def related(letter: Publication, topics: list[str], *, now: datetime) -> list[dict[str, str]]:
    """Return links to the letters that share most of `topics`, the newest first of those."""
    if not topics:
        return []
    shared = PublishedEntry.objects.filter(kind="topic", key__in=topics)
    # Ranked among the entries, which an index finds; ranking all letters would read them all.
    ranked = (
        shared.filter(publication__in=Publication.objects.live(now))
        .exclude(publication__article=letter.article_id)
        .values("publication")
        .annotate(shared=Count("key", distinct=True))
        .order_by("-shared", "-publication__date_published", "-publication")
    )
    count = shared.filter(publication=OuterRef("pk")).order_by().values("publication")
    found = Publication.objects.filter(pk__in=ranked.values("publication")[:RELATED]).annotate(
        shared=Subquery(count.annotate(count=Count("key", distinct=True)).values("count"))
    )
    newest = found.order_by("-shared", "-date_published", "-pk")
    return [link(card) for card in newest.values_list("card", flat=True)]


def link(card: str) -> dict[str, str]:
    """Return the link to a letter from the JSON text of its card."""
    values: dict[str, Any] = orjson.loads(card)
    return {name: values[name] for name in ("slug", "url", "headline")}


def _was_withdrawn(slug: str, *, now: datetime) -> bool:
    """Say whether the last letter that readers saw at `slug` was taken back."""
    seen = Publication.objects.shown().filter(slug=slug, live_from__lte=now)
    last = seen.order_by("-live_from", "-pk").values_list("withdrawn_at", flat=True)[:1]
    return any(withdrawn and withdrawn <= now for withdrawn in last)
