"""Show what a reviewer asked to be changed, at its places in the text as it is now."""

from dataclasses import dataclass

from articles.admin.letter.wording import place
from articles.carrying import Passage
from articles.content import Content
from articles.models import Article, Event
from articles.workflow import asking, requested
from articles.workflow.asking import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One change that was asked for; `passage` is None where the words are there no more."""

    asked: Asked
    name: str
    passage: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request for changes as screens tell of it."""

    event: Event
    places: list[Place]


def request_of(article: Article, content: Content) -> Request | None:
    """Return what was asked of `article` last, held against `content`; None where nothing is."""
    found = requested.of(article)
    if found is None:
        return None
    places = [_place(each, content) for each in found.asked]
    return Request(event=found.event, places=places)


def _place(asked: Asked, content: Content) -> Place:
    passage = asking.place(asked, content)
    return Place(
        asked=asked, name=place(passage.field if passage else asked.field), passage=passage
    )
