"""
Several real processes, each keeping its answers: none of them sends what is no longer so.

Slow to start, so one story holds all that needs them.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from threading import Event
from typing import Any

import pytest
from django.utils import timezone

from articles.workflow import actions
from articles.workflow.policy import Role
from tests.articles.api import serving
from tests.factories import make_article, make_user, ticks
from tests.racing import real_connections  # noqa: F401 - a fixture

PLACES = ("articles/what-cells-run-on/", "articles/", "articles/?search=cells")


@pytest.fixture(autouse=True)
def clock() -> None:
    """Let time pass as it does: the servers have their own clock."""


def publish_again(letter: Any, headline: str) -> None:
    editor, reviewer, publisher = (make_user(role) for role in list(Role)[:3])
    now = timezone.now()
    with actions.editing(letter, actor=editor, now=now) as draft:
        draft.headline = headline
        draft.save()
    revision = actions.submit(letter, actor=editor, now=now)
    actions.approve(letter, ticked=ticks(letter), actor=reviewer, now=now, digest=revision.digest)
    actions.publish(letter, actor=publisher, now=timezone.now())


def headlines(client: Any) -> set[str]:
    detail = client.get(PLACES[0]).json()["headline"]
    lists = [client.get(place).json()["results"] for place in PLACES[1:]]
    return {detail, *(card["headline"] for cards in lists for card in cards)}


def watch(client: Any, stop: Event) -> list[str]:
    """Read the letter over and over; return the headlines in the order they were seen."""
    seen = []
    while not stop.is_set():
        answer = client.get(PLACES[0], headers={"Accept-Encoding": "identity"})
        assert answer.headers["ETag"] == f'"{sha256(answer.content).hexdigest()}"'
        shown = answer.json()
        (page,) = [n for n in shown["json_ld"]["@graph"] if n["@type"] == "BlogPosting"]
        assert page["headline"] == shown["headline"] == shown["seo"]["title"]
        seen.append(shown["headline"])
    return seen


def test_a_change_is_seen_in_every_process_with_the_next_request(real_connections):  # noqa: F811
    now = timezone.now() - timedelta(hours=3)
    letter = make_article("published", slug="what-cells-run-on", headline="What cells say", now=now)
    with serving.server() as first, serving.server() as second, ThreadPoolExecutor() as pool:
        processes = (first, second)
        for process in processes:
            assert headlines(process) == {"What cells say"}
        stop = Event()
        watchers = [pool.submit(watch, process, stop) for process in processes]
        publish_again(letter, "What all cells say")
        for process in processes:
            assert headlines(process) == {"What all cells say"}
        stop.set()
        for watcher in watchers:
            seen = watcher.result()
            # Each answer was whole, and nobody saw the old one after the new one.
            assert seen == sorted(seen, reverse=True)
        publisher = make_user(Role.PUBLISHER)
        actions.withdraw(letter, actor=publisher, now=timezone.now(), reason="It was wrong.")
        for process in processes:
            for form in ("", "json-ld/", "markdown/"):
                assert process.get(f"{PLACES[0]}{form}").status_code == 410
            assert process.get("articles/").json()["count"] == 0
