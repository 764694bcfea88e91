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
from django.db.models import Exists, Min, OuterRef, Q

from articles.models import Publication, PublishedEntry
from articles.models.publication import PublicationQuerySet
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
    anything = _planned(now).exists()
    for letter in due.only("article", "date_published", "detail", "linked_until", "series_slug"):
        until = _until(letter, now=now) if anything else None
        store(letter, links(letter, now=now), until=until)


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


def _planned(now: datetime) -> PublicationQuerySet:
    """Return what begins or ends later; where overdue letters end, that is every letter."""
    shown = Publication.objects.shown().filter(withdrawn_at__isnull=True)
    return shown.filter(Q(live_from__gt=now) | Q(live_until__gt=now))


def _until(letter: Publication, *, now: datetime) -> datetime | None:
    """Return when a letter of the same series or subject next comes or goes."""
    subjects = PublishedEntry.objects.filter(kind__in=("about", "series")).order_by()
    mine = subjects.filter(publication=letter).values_list("kind", "key")
    same = Q(pk__in=[])
    for kind, key in mine:
        same |= Q(kind=kind, key=key)
    kin = _planned(now).filter(Exists(subjects.filter(same, publication=OuterRef("pk"))))
    changes = kin.order_by().aggregate(
        start=Min("live_from", filter=Q(live_from__gt=now)),
        end=Min("live_until", filter=Q(live_until__gt=now)),
    )
    return min(filter(None, changes.values()), default=None)
