"""Read what a reviewer asked to be changed, for as long as that is the last word on the letter."""

from dataclasses import dataclass

import msgspec

from articles.models import Article, Event
from articles.workflow import asking
from articles.workflow.asking import Asked

DECIDING = ("request_changes", "reject", "approve", "emergency_approve")


@dataclass(frozen=True, slots=True)
class Requested:
    """A request for changes: the event that tells of it, and each place that it names."""

    event: Event
    asked: tuple[Asked, ...]


def of(article: Article) -> Requested | None:
    """Return the request for changes that `article` has still to answer, or None."""
    decided = article.events.filter(kind__in=DECIDING).select_related("actor", "revision")
    last = decided.defer("revision__text").order_by("-id").first()
    if last is None or last.kind != "request_changes":
        return None
    told = msgspec.json.decode(last.record)["details"].get("asked", [])
    return Requested(last, asking.recorded(told))
