"""The database is killed, hangs, or is full of connections, and readers go on reading."""

import signal
import time
from collections.abc import Callable
from typing import Any

import httpx
import psycopg

from tests.drills import newsroom
from tests.drills.installation import Installation
from tests.drills.postgresql import Postgresql
from tests.drills.report import Drill

KEPT = "/api/v1/articles/"
NEEDS_IT = (
    "/api/v1/articles/?search=cells",
    "/api/v1/articles/elsewhere/",
    "/api/v1/authors/?page=2",
    "/sitemap.xml",
)
PATIENCE = 8.0
"""Seconds that the first of a thread's requests may take; the limit for a read is 5."""

MANY = 12
"""Requests for each address: more than there are threads, so that each of them meets the outage."""


def answered(client: httpx.Client, path: str, drill: Drill) -> tuple[httpx.Response, float]:
    began = time.monotonic()
    answer = client.get(path)
    drill.tried()
    return answer, time.monotonic() - began


def outage(client: httpx.Client, drill: Drill) -> float:
    """Hold what is answered against what is promised; return how long the slowest took."""
    slowest = 0.0
    for _ in range(MANY):
        kept, seconds = answered(client, KEPT, drill)
        assert kept.status_code == 200, kept.text
        slowest = max(slowest, seconds)
        for path in NEEDS_IT:
            answer, seconds = answered(client, path, drill)
            assert answer.status_code == 503, (path, answer.text)
            assert answer.headers["Retry-After"] == "5"
            assert answer.json()["errors"][0]["code"] == "unavailable"
            slowest = max(slowest, seconds)
    time.sleep(1.1)
    assert int(served_late(client, drill).headers["Age"]) >= 1
    for path, status in (("/healthz", 200), ("/readyz", 503), ("/admin/login/", 503)):
        answer, seconds = answered(client, path, drill)
        assert answer.status_code == status, (path, answer.text)
        slowest = max(slowest, seconds)
    return slowest


def served_late(client: httpx.Client, drill: Drill) -> httpx.Response:
    kept, _ = answered(client, KEPT, drill)
    assert kept.status_code == 200
    return kept


def recovered(client: httpx.Client, drill: Drill) -> None:
    """Ask until it answers, then nothing may fail any more."""
    deadline = time.monotonic() + 10
    while client.get("/readyz").status_code != 200:
        assert time.monotonic() < deadline, "it did not come back"
        time.sleep(0.1)
    time.sleep(1.1)  # No thread asks a server within a second of a refusal.
    for _ in range(MANY):
        for path in (KEPT, "/api/v1/articles/?search=letter", "/feed.json", "/admin/login/"):
            answer, _ = answered(client, path, drill)
            assert answer.status_code == 200, (path, answer.text)
            assert "Age" not in answer.headers


def test_a_database_that_is_killed_or_hangs(
    drill: Drill, postgresql: Postgresql, fragile: Installation
) -> None:
    newsroom.prepare(fragile, count=3, status="published")

    def killed() -> Callable[[], Any]:
        postgresql.kill()
        return postgresql.start

    def hung() -> Callable[[], Any]:
        postgresql.signal(signal.SIGSTOP)
        return lambda: postgresql.signal(signal.SIGCONT)

    with fragile.server() as served:
        for name, strike in (("killed", killed), ("hung", hung), ("killed again", killed)):
            for _ in range(MANY):
                assert served.client.get(KEPT).status_code == 200
            mend = strike()
            slowest = outage(served.client, drill)
            drill.say(f"{name}: the slowest answer took {slowest:.1f} s")
            assert slowest < PATIENCE
            mend()
            recovered(served.client, drill)
        assert served.process.poll() is None
    drill.saw(
        "Killed or hung, kept answers went on with their Age, everything else was 503 with "
        "Retry-After within seconds; when it returned, all was answered without a restart."
    )


def test_a_statement_that_waits_for_a_lock_is_given_up(drill: Drill, fragile: Installation) -> None:
    newsroom.prepare(fragile, count=1, status="published")
    path = "/api/v1/articles/?search=letter"
    with fragile.server(ANSWERS_KEPT="0") as served:
        assert served.client.get(path).status_code == 200
        with psycopg.connect(fragile.url) as connection:
            connection.execute("LOCK TABLE articles_publication IN ACCESS EXCLUSIVE MODE")
            for _ in range(MANY):
                answer, seconds = answered(served.client, path, drill)
                assert answer.status_code == 503
                assert seconds < PATIENCE
            waiting = connection.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            ).fetchone()
            assert waiting == (0,), "what nobody waits for any more is still asked"
        answer, _ = answered(served.client, path, drill)
        assert answer.status_code == 200
    drill.saw("Reads behind a lock were 503 after 5 s, and their statements were cancelled.")


def test_no_connection_is_left(drill: Drill, fragile: Installation) -> None:
    newsroom.prepare(fragile, count=1, status="published")
    with fragile.server() as served:
        assert served.client.get(KEPT).status_code == 200
        taken: list[psycopg.Connection[Any]] = []
        try:
            with psycopg.connect(fragile.url, autocommit=True) as connection:
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
                )
                try:
                    while True:
                        taken.append(psycopg.connect(fragile.url))
                except psycopg.OperationalError:
                    drill.say(f"took all connections, {len(taken)}")
                slowest = outage(served.client, drill)
                assert slowest < PATIENCE
        finally:
            for each in taken:
                each.close()
        recovered(served.client, drill)
    drill.saw("With every connection taken, reads were 503 at once and came back by themselves.")
