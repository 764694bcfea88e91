"""
Servers and databases are killed in the middle of what people do; nothing is half-done or lost.

In the middle means: the drill holds a table that the action is about to write, waits until it
stands there, and kills. So every step of a transaction is a moment to die in, and none is missed by
chance. The other side of the commit is struck as surely: another connection watches for the event
that the action writes, and kills as soon as it can be seen, before or after the answer. Random
moments come on top.
"""

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import Any

import httpx
import psycopg
import pytest

from tests.drills import newsroom
from tests.drills.desk import Person
from tests.drills.installation import Installation, Served, kill
from tests.drills.newsroom import Letter
from tests.drills.postgresql import Postgresql
from tests.drills.report import Drill

OPEN = {"API_THROTTLE": "off", "TWO_FACTORS_REQUIRED": "false"}
MOMENTS = {
    "publish": (
        "articles_generation",
        "articles_publication",
        "articles_publishedentry",
        "articles_event",
        "articles_webhookmessage",
        "django_tasks_database_dbtaskresult",
    ),
    "approve": ("articles_approval", "articles_event"),
}
BEFORE = {"publish": "approved", "approve": "in_review"}
KINDS = {"publish": ["publish"], "approve": ["sign", "approve"]}
"""The events by which another connection sees that an action has committed."""
AFTER, RANDOM = 4, 4
"""Kills just after the commit, and at a random moment, for each action."""


def act(action: str, person: Person, letter: Letter) -> bool:
    """Do it over HTTP; False where no answer came that says it is done."""
    try:
        if action == "publish":
            return person.publish(letter.pk)
        return person.approve(letter.pk, digest=letter.digest, ticked=letter.ticked)
    except httpx.TransportError:
        return False


@contextmanager
def held(url: str, table: str) -> Iterator[Callable[[], None]]:
    """Hold `table`; yields a function that waits until somebody stands before it."""
    # Closed, not left: there may be no server any more to commit to.
    with closing(psycopg.connect(url)) as connection, closing(watching(url)) as watch:
        connection.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE".encode())

        def wait() -> None:
            for _ in range(600):
                found = watch.execute(
                    "SELECT count(*), pg_sleep(0.05) FROM pg_locks WHERE NOT granted"
                ).fetchone()
                if found and found[0]:
                    return
            raise TimeoutError(f"nobody came to {table}")

        yield wait


def committed(url: str, action: str, letter: Letter) -> None:
    """Wait until another connection sees what the action commits."""
    seen = "SELECT 1 FROM articles_event WHERE article_id = %s AND kind = ANY(%s)"
    with closing(watching(url)) as watch:
        deadline = time.monotonic() + 60
        while watch.execute(seen, (letter.pk, KINDS[action])).fetchone() is None:
            if time.monotonic() > deadline:
                raise TimeoutError(f"nobody saw {letter.slug} done")


def watching(url: str) -> psycopg.Connection[Any]:
    return psycopg.connect(url, autocommit=True)


def judged(
    installation: Installation, drill: Drill, action: str, said: dict[str, bool]
) -> dict[str, bool]:
    """Hold every letter against what was said of it; return which ones are done."""
    seen = newsroom.look(installation)
    assert seen.broken == "", seen.broken
    assert seen.live == seen.tallied
    done = {}
    for slug, was_said in said.items():
        facts = seen.letters[slug]
        assert facts in newsroom.WHOLE[action], f"{slug} is half-done: {facts}"
        done[slug] = facts == newsroom.WHOLE[action][1]
        assert done[slug] or not was_said, f"{slug} was said to be done, and is not"
        drill.tried()
    return done


@pytest.mark.parametrize("action", ["publish", "approve"])
def test_the_database_is_killed(
    action: str, drill: Drill, postgresql: Postgresql, fragile: Installation
) -> None:
    count = len(MOMENTS[action]) + AFTER + RANDOM
    letters = newsroom.prepare(fragile, count=count, status=BEFORE[action])
    said: dict[str, bool] = {}
    after: list[str] = []
    with fragile.server(**OPEN) as served, ThreadPoolExecutor(1) as pool:
        person = newsroom.sign_in(action, served)
        waiting = iter(letters)
        for table in MOMENTS[action]:
            letter = next(waiting)
            with held(postgresql.url, table) as wait:
                begun = pool.submit(act, action, person, letter)
                wait()
                postgresql.kill()
                assert begun.result() is False
            postgresql.start()
            newsroom.settle(served)
            said[letter.slug] = False
        drill.say(f"killed at {len(said)} chosen moments")
        for number, letter in enumerate(waiting):
            begun = pool.submit(act, action, person, letter)
            if number < AFTER:
                committed(postgresql.url, action, letter)
                after.append(letter.slug)
            else:
                _wait_a_little(begun)
            postgresql.kill()
            said[letter.slug] = begun.result()
            postgresql.start()
            newsroom.settle(served)
        done = judged(fragile, drill, action, said)
        assert all(done[slug] for slug in after), "what others had seen was lost"
        drill.say(f"{sum(done.values())} of {len(done)} were done, {sum(said.values())} said so")
        _finish(action, served, person, [each for each in letters if not done[each.slug]])
    done = judged(fragile, drill, action, dict.fromkeys(said, True))
    drill.saw(
        f"PostgreSQL was killed {len(said)} times at the button “{action}”, {len(after)} of them "
        "just after the commit: each was wholly done or not at all, what was seen or answered as "
        "done was, and the chain verifies."
    )


@pytest.mark.parametrize("action", ["publish", "approve"])
def test_the_server_is_killed(action: str, drill: Drill, installation: Installation) -> None:
    chosen = len(MOMENTS[action])
    letters = newsroom.prepare(
        installation, count=chosen + AFTER + RANDOM // 2, status=BEFORE[action]
    )
    said: dict[str, bool] = {}
    after: list[str] = []
    waiting = iter(letters)
    for place in range(len(letters)):
        with installation.server(workers=1, **OPEN) as served, ThreadPoolExecutor(1) as pool:
            person, letter = newsroom.sign_in(action, served), next(waiting)
            if place < chosen:
                with held(installation.url, MOMENTS[action][place]) as wait:
                    begun = pool.submit(act, action, person, letter)
                    wait()
                    kill(served.process)
                    assert begun.result() is False
            else:
                begun = pool.submit(act, action, person, letter)
                if place < chosen + AFTER:
                    committed(installation.url, action, letter)
                    after.append(letter.slug)
                else:
                    _wait_a_little(begun)
                kill(served.process)
            said[letter.slug] = begun.result()
    done = judged(installation, drill, action, said)
    assert all(done[slug] for slug in after), "what others had seen was lost"
    drill.say(f"{sum(done.values())} of {len(done)} were done, {sum(said.values())} said so")
    with installation.server(workers=1, **OPEN) as served:
        person = newsroom.sign_in(action, served)
        _finish(action, served, person, [each for each in letters if not done[each.slug]])
    judged(installation, drill, action, dict.fromkeys(said, True))
    drill.saw(
        f"The server was killed {len(said)} times at the button “{action}”, {len(after)} of them "
        "just after the commit: each was wholly done or not at all, what was seen or answered as "
        "done was, and the chain verifies."
    )


def _finish(action: str, served: Served, person: Person, letters: list[Letter]) -> None:
    """Do what is left; afterwards readers see what was published."""
    for letter in letters:
        for _ in range(20):
            if act(action, person, letter):
                break
        if action == "publish":
            shown = served.client.get(f"/api/v1/articles/{letter.slug}/")
            assert shown.status_code == 200, shown.text


def _wait_a_little(begun: "Future[bool]") -> None:
    """Wait for a random part of what an action takes."""
    try:
        begun.result(random.uniform(0.0, 0.5))  # noqa: S311
    except TimeoutError:
        return
