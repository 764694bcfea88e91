"""
Choose which letters a letter leads to, and mend exactly those that a change touches.

Previous and next are the neighbours in the series. Related are the letters that share most of
what this one is about and, of those, the nearest in time: so a new letter changes a handful of
answers and not all of its topic's, and caches keep the rest.

They stand in the finished detail. What a schedule will change has no program running when it
comes due: until then the detail says how long it holds (`linked_until`), and from then on the
API asks `links` itself, until the next change of anything mends the stored one.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import orjson
from django.db.models import Q, QuerySet

from articles.models import Publication, PublishedEntry
from articles.rendering import finished
from articles.workflow.nearest import RELATED, Near, beside, near

Links = dict[str, Any]


def links(letter: Publication, *, now: datetime) -> Links:
    """Return `previous`, `next` and `related` of a letter as they are at `now`."""
    previous, following = beside(letter, now=now)
    related = _ranked(near(letter, _about(letter), now=now), letter.date_published)[:RELATED]
    wanted = [previous, following, *related]
    cards = dict(Publication.objects.filter(pk__in=filter(None, wanted)).values_list("pk", "card"))
    shown = [link(cards[pk]) if pk in cards else None for pk in wanted]
    return {"previous": shown[0], "next": shown[1], "related": shown[2:]}


def link(card: str) -> dict[str, str]:
    """Return the link to a letter from the JSON text of its card."""
    values: dict[str, Any] = orjson.loads(card)
    return {name: values[name] for name in ("slug", "url", "headline")}


def touched(letter: Publication, *, now: datetime) -> set[int]:
    """Return the live letters whose links may change when `letter` comes or goes."""
    found = {pk for pk in beside(letter, now=now) if pk}
    return found | {each.pk for each in near(letter, _about(letter), now=now, all_sizes=True)}


def refresh(publications: Iterable[int], *, now: datetime) -> None:
    """Mend the stored links of these publications, and of all that a schedule has changed."""
    due = Publication.objects.not_over(now).filter(
        Q(pk__in=set(publications)) | Q(linked_until__lte=now)
    )
    planned = list(_planned(now))
    for letter in due.only("article", "date_published", "detail", "linked_until", "series_slug"):
        store(letter, links(letter, now=now), until=_until(letter, planned))


def store(letter: Publication, found: Links, *, until: datetime | None) -> None:
    """Write `found` into the detail of `letter`; nothing is written where nothing changes."""
    shown = orjson.loads(letter.detail)
    fresh: dict[str, Any] = {}
    if any(shown[name] != found[name] for name in found):
        fresh = finished.columns("detail", orjson.dumps(shown | found).decode())
    if until != letter.linked_until:
        fresh["linked_until"] = until
    if fresh:
        Publication.objects.filter(pk=letter.pk).update(**fresh)


def _about(letter: Publication) -> list[str]:
    entries = letter.entries.filter(kind="about").order_by("position")
    return list(entries.values_list("key", flat=True))


def _ranked(found: Iterable[Near], day: datetime) -> list[int]:
    def rank(each: Near) -> Any:
        return -each.shared, abs(each.day - day), -each.day.timestamp(), -each.pk

    return [each.pk for each in sorted(found, key=rank)]


def _planned(now: datetime) -> Iterable[tuple[int, datetime]]:
    """Yield publication and instant of every change that is planned, the earliest first."""
    shown = Publication.objects.shown().filter(withdrawn_at__isnull=True)
    starts = shown.filter(live_from__gt=now).values_list("pk", "live_from")
    ends = shown.filter(live_until__gt=now).values_list("pk", "live_until")
    return sorted([*starts, *ends], key=lambda change: change[1])


def _until(letter: Publication, planned: list[tuple[int, datetime]]) -> datetime | None:
    """Return when a letter of the same series or subject next comes or goes."""
    if not planned:
        return None
    mine = set(_subjects().filter(publication=letter).values_list("kind", "key"))
    others = _subjects().filter(publication__in={pk for pk, _ in planned})
    rows = others.values_list("publication", "kind", "key")
    kin = {pk for pk, *subject in rows if tuple(subject) in mine}
    return next((at for pk, at in planned if pk in kin), None)


def _subjects() -> QuerySet[PublishedEntry]:
    return PublishedEntry.objects.filter(kind__in=("about", "series")).order_by()
