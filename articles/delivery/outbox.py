"""
Write down what is to be told, in the transaction of what happened, and hand it on when due.

A message of a planned publication waits with its task until that second; what was called off
meanwhile is told to nobody.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import orjson
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles.delivery import payload, pruning, sending
from articles.delivery.payload import Kind, Neighbour, Shown
from articles.models import (
    Article,
    Publication,
    WebhookDelivery,
    WebhookEndpoint,
    WebhookMessage,
)
from articles.workflow import links

SOON = 10
"""Before whatever else waits: a frontend's caches hang on it."""


COMING = (Kind.PUBLISHED, Kind.UPDATED)


def goes_live(publication: Publication) -> None:
    """Have it told that `publication` is live, at the second when it is."""
    _put(publication, _coming(publication), at=publication.live_from)


def changed(publication: Publication, *, now: datetime) -> None:
    """Have it told that what `publication` says changed while readers see it."""
    _put(publication, Kind.UPDATED, at=now)


def ended(article: Article, kind: Kind, *, now: datetime) -> None:
    """Have it told that what readers last saw of `article` ended; nothing if they saw nothing."""
    seen = article.publications.shown().filter(live_from__lte=now)
    if last := seen.order_by("live_from", "pk").last():
        _put(last, kind, at=now)


@task(priority=SOON)
def sort(message_id: int) -> None:
    """Write the message whose time has come, and have it sent to everybody who wants it."""
    with transaction.atomic():
        message = WebhookMessage.objects.select_for_update().get(pk=message_id)
        if message.sorted_at is not None:
            return
        message.sorted_at = timezone.now()
        endpoints: list[WebhookEndpoint] = []
        if not _was_called_off(message):
            _write(message)
            active = WebhookEndpoint.objects.filter(active=True)
            endpoints = [each for each in active if message.kind in each.events]
        message.save(update_fields=["sorted_at", "kind", "body"])
        for endpoint in endpoints:
            sending.begin(message, endpoint, now=message.sorted_at)
    pruning.prune(now=message.sorted_at)


def test(endpoint: WebhookEndpoint, *, now: datetime) -> WebhookDelivery:
    """Send `endpoint` a message that changes nothing."""
    with transaction.atomic():
        body = orjson.dumps(payload.test(now, url=endpoint.url)).decode()
        message = WebhookMessage.objects.create(kind=payload.TEST, at=now, sorted_at=now, body=body)
        return sending.begin(message, endpoint, now=now)


def resume() -> None:
    """Hand on what a killed worker left; a worker calls it when it starts."""
    late = WebhookMessage.objects.filter(sorted_at=None, at__lte=timezone.now())
    for pk in late.values_list("pk", flat=True):
        sort.enqueue(pk)


def _put(publication: Publication, kind: Kind, *, at: datetime) -> None:
    message = WebhookMessage.objects.create(kind=kind, at=at, publication=publication)
    sort.using(run_after=at).enqueue(message.pk)


def _was_called_off(message: WebhookMessage) -> bool:
    """Say whether a publication never came: what was live for no moment has nothing to tell."""
    publication = message.publication
    if publication is None or not _is_coming(message, publication):
        return False
    ends = [publication.live_until, publication.withdrawn_at]
    return any(end is not None and end <= publication.live_from for end in ends)


def _write(message: WebhookMessage) -> None:
    publication = message.publication
    if publication is None:
        return
    changed = [publication]
    if _is_coming(message, publication):
        # Asked again: what it was to follow may have been taken down since it was planned.
        changed += _former(publication)
        message.kind = _coming(publication)
    letter, *former = [_shown(each) for each in changed]
    near = _near(changed, now=message.at)
    values = payload.article(
        Kind(message.kind), message.at, letter=letter, former=former, near=near
    )
    message.body = orjson.dumps(values).decode()


def _is_coming(message: WebhookMessage, publication: Publication) -> bool:
    """Say whether it tells of the moment in which `publication` begins."""
    return message.kind in COMING and message.at <= publication.live_from


def _coming(publication: Publication) -> Kind:
    return Kind.UPDATED if _former(publication) else Kind.PUBLISHED


def _former(publication: Publication) -> list[Publication]:
    """Return what `publication` took the place of, in the very moment in which it began."""
    others = publication.article.publications.shown().exclude(pk=publication.pk)
    return list(others.filter(live_until=publication.live_from))


def _shown(publication: Publication) -> Shown:
    card = orjson.loads(publication.card)
    return Shown(
        slug=publication.slug,
        url=card["url"],
        headline=publication.headline,
        digest=publication.digest,
        revision=publication.revision.number,
        tags=tuple(filter(None, publication.tags.split(","))),
        listed_at=tuple(_lists(card)),
    )


def _lists(card: dict[str, Any]) -> Iterator[str]:
    """Yield the addresses of pages that list the letter: its series, its authors."""
    parts = [card["series"], *card["authors"]]
    yield from (part["url"] for part in parts if part and part["url"])


def _near(changed: list[Publication], *, now: datetime) -> list[Neighbour]:
    mine = {publication.article_id for publication in changed}
    found = {pk for publication in changed for pk in links.touched(publication, now=now)}
    letters = Publication.objects.filter(pk__in=found).exclude(article__in=mine).order_by("pk")
    cards = letters.values_list("slug", "card")
    return [Neighbour(slug, orjson.loads(card)["url"]) for slug, card in cards]
