"""Every combination of filters finds what a reader of all letters would find."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Publication, Series, Topic
from tests.factories import NOW, make_article, make_author

CHICAGO = ZoneInfo("America/Chicago")
PAPER = '<p>Told by a review.<span data-cites="kim-2017"></span></p>'
OTHER = '<p>Told by a trial.<span data-cites="cordova-martinez-2021"></span></p>'


class Cards(list[dict[str, Any]]):
    """Details of letters; short when a test fails."""

    def __repr__(self) -> str:
        return f"{len(self)} letters"


@pytest.fixture
def cards(db: None) -> Cards:
    """Letters that differ in everything a filter asks for; their details, the newest first."""
    ada, bo = (make_author(name=name, slug=name.lower()) for name in ("Ada", "Bo"))
    gut, sleep = (
        Topic.objects.create(slug=slug, name=slug.title(), kind="concept")
        for slug in ("gut", "sleep")
    )
    notes = Series.objects.create(slug="notes", name="Notes", url="https://www.evenwell.example/n")
    kinds = product(((ada,), (bo,), (ada, bo)), ((gut,), (gut, sleep)), (PAPER, OTHER))
    for number, (authors, about, body) in enumerate(kinds):
        make_article(
            "published",
            slug=f"letter-{number}",
            headline=f"On {'zinc' if number % 3 else 'iron'} and more, part {number % 5}",
            authors=list(authors),
            about=list(about),
            body=body,
            series=notes if number % 2 else None,
            now=NOW - timedelta(days=40) + timedelta(hours=31 * number),
        )
    details = Publication.objects.order_by("-date_published").values_list("detail", flat=True)
    return Cards(orjson.loads(detail) for detail in details)


def day(text: str) -> datetime:
    return datetime.combine(date.fromisoformat(text), datetime.min.time(), tzinfo=CHICAGO)


ASKS = {
    "author": lambda letter, slug: slug in [person["slug"] for person in letter["authors"]],
    "topic": lambda letter, slug: slug in [topic["slug"] for topic in letter["topics"]],
    "series": lambda letter, slug: letter["series"] and letter["series"]["slug"] == slug,
    "reference": lambda letter, key: key in [cited["key"] for cited in letter["citations"]],
    "search": lambda letter, word: word in letter["headline"],
    "published_after": lambda letter, text: published(letter) >= day(text),
    "published_before": lambda letter, text: published(letter) < day(text),
    "reviewed_before": lambda letter, text: letter["last_reviewed"] < text,
}
ORDERS = {
    "date_published": lambda letter: published(letter),
    "headline": lambda letter: letter["headline"],
}


def published(letter: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(letter["date_published"]).astimezone(UTC)


DAYS = st.sampled_from(["2026-04-20", "2026-04-25", "2026-04-28", "2026-05-02", "2026-06-01"])
QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "author": st.sampled_from(["ada", "bo", "nobody"]),
        "topic": st.sampled_from(["gut", "sleep"]),
        "series": st.sampled_from(["notes", "letters"]),
        "reference": st.sampled_from(["kim-2017", "cordova-martinez-2021"]),
        "search": st.sampled_from(["zinc", "iron"]),
        "published_after": DAYS,
        "published_before": DAYS,
        "reviewed_before": DAYS,
        "ordering": st.sampled_from(["date_published", "-date_published", "headline", "-headline"]),
        "page_size": st.sampled_from([1, 3, 100]),
    },
)


def expected(letters: list[dict[str, Any]], query: dict[str, Any]) -> list[str]:
    """Return the slugs that `query` should find, in order; `letters` are the newest first."""
    found = [
        letter
        for letter in letters
        if all(ask(letter, query[name]) for name, ask in ASKS.items() if name in query)
    ]
    ordering = query.get("ordering", "")
    if name := ordering.removeprefix("-"):
        # Sorting keeps the order of what ties: the newest first, whichever way it goes.
        found.sort(key=ORDERS[name], reverse=ordering.startswith("-"))
    return [letter["slug"] for letter in found]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=QUERIES)
def test_filters_combine_as_a_reader_of_all_letters_would(get, cards, query):
    answer = get("articles/", **query).json()
    wanted = expected(cards, query)
    assert answer["count"] == len(wanted)
    size = query.get("page_size", 20)
    assert [card["slug"] for card in answer["results"]] == wanted[:size]
    if len(wanted) > size:
        second = get("articles/", **query, page=2).json()
        assert [card["slug"] for card in second["results"]] == wanted[size : 2 * size]
