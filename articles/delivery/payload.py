"""
Say in a webhook what changed for readers, and what a frontend has to fetch or forget for it.

The form is that of Standard Webhooks: `type`, `timestamp`, `data`. A newcomer gets this wrong:
putting the letter itself in it. A message may arrive late, twice, or after a newer one; it names
what to ask for again, and the API answers with what is right at that moment.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit


class Kind(StrEnum):
    """What happened to a letter."""

    PUBLISHED = "article.published"
    UPDATED = "article.updated"
    UNPUBLISHED = "article.unpublished"
    WITHDRAWN = "article.withdrawn"


TEST = "webhook.test"
"""Sent by the button in the admin, to one endpoint and whatever it subscribed to."""

EVERYWHERE = ("letters", "site")
"""Tags of the answers that a letter changes by being there or not: the lists, the navigation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One publication of a letter: its address, the tags of its detail, the pages it stands on."""

    slug: str
    url: str
    headline: str
    digest: str
    revision: int
    tags: tuple[str, ...]
    listed_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another live letter, whose links may lead elsewhere now."""

    slug: str
    url: str


def article(
    kind: Kind, at: datetime, *, letter: Shown, former: Iterable[Shown], near: Iterable[Neighbour]
) -> dict[str, Any]:
    """
    Return the message that `kind` happened to `letter` at `at`.

    `former` is what readers saw of it until then: a renamed letter has two addresses to forget,
    and one that changed its topic leaves two lists.
    """
    shown, neighbours = [letter, *former], list(near)
    tags = [tag for each in shown for tag in each.tags]
    tags += [f"letter:{neighbour.slug}" for neighbour in neighbours]
    urls = [address for each in shown for address in (each.url, *each.listed_at)]
    urls += [neighbour.url for neighbour in neighbours]
    return _message(
        kind,
        at,
        slug=letter.slug,
        url=letter.url,
        headline=letter.headline,
        revision={"number": letter.revision, "digest": letter.digest},
        paths=_once(["/", *filter(None, map(_path, urls))]),
        tags=_once([*tags, *EVERYWHERE]),
    )


def test(at: datetime, *, url: str) -> dict[str, Any]:
    """Return a message that changes nothing, sent to see whether `url` takes it."""
    return _message(TEST, at, url=url, text="Nothing changed. Somebody pressed the test button.")


def _message(kind: str, at: datetime, **data: Any) -> dict[str, Any]:
    stamp = at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return {"type": str(kind), "timestamp": stamp, "data": data}


def _path(url: str) -> str:
    return urlsplit(url).path


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
