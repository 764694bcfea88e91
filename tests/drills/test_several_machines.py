"""Several machines on one database: what is published on one is read on the others, at once."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import psycopg
import pytest

from tests.drills import middle
from tests.drills.installation import Installation, kill
from tests.drills.report import Drill
from tests.tooling import cluster

LETTERS = 6

PREPARE = """
import json
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from datetime import timedelta
from articles.workflow.policy import Role
from tests.factories import make_article, make_user
now = timezone.now() - timedelta(hours=5)
live = make_article("published", slug="live-before", headline="Live before", now=now)
made = [make_article("approved", slug=f"letter-{n}", headline=f"Letter {n} of cells", now=now)
        for n in range(%d)]
client = Client()
client.force_login(make_user(Role.PUBLISHER, username="drill-publisher"))
session = client.cookies[settings.SESSION_COOKIE_NAME].value
act = lambda letter, action: reverse("admin:articles_article_action", args=[letter.pk, action])
print(json.dumps({
    "session": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={'c' * 32}",
    "publish": {each.slug: act(each, "publish") for each in made},
    "withdraw": {each.slug: act(each, "withdraw") for each in made},
}))
"""


def prepare(installation: Installation) -> Any:
    """Make letters that wait to be published, and a session of who may."""
    done = installation.manage("shell", "-c", PREPARE % LETTERS)
    return json.loads(done.stdout.splitlines()[-1])


class Publisher:
    """Somebody in front of the admin of one machine."""

    def __init__(self, client: httpx.Client, session: str, host: str) -> None:
        self.client, self.host = client, host
        self.cookies = {"Cookie": session, "Host": host}

    def take(self, address: str, **fields: str) -> None:
        """Press the button of a step at `address`."""
        sent = {"csrfmiddlewaretoken": "c" * 32, **fields}
        answer = self.client.post(address, data=sent, headers=self.cookies)
        assert answer.status_code == 302, answer.text[:2000]
        assert "/login/" not in answer.headers["Location"]


@pytest.fixture
def relaxed(installation: Installation) -> Installation:
    """An installation whose people need one factor, for the drill is of something else."""
    installation.environment["TWO_FACTORS_REQUIRED"] = "false"
    installation.environment["VAR_DIR"] = str(installation.folder / "var")
    return installation


def test_what_one_machine_publishes_every_other_serves_with_the_next_request(
    drill: Drill, relaxed: Installation
) -> None:
    with middle.redis() as cache:
        relaxed.environment["CACHE_URL"] = cache
        made = prepare(relaxed)
        hosts = [
            {"ALLOWED_HOSTS": name, "VAR_DIR": str(relaxed.folder / name)}
            for name in ("one.example", "two.example")
        ]
        with relaxed.server(**hosts[0]) as one, relaxed.server(**hosts[1]) as two:
            publisher = Publisher(one.client, made["session"], "one.example")
            elsewhere = {"Host": "two.example"}
            assert two.client.get("/api/v1/articles/", headers={"Host": "one.example"}).is_error
            for slug, address in made["publish"].items():
                letter = f"/api/v1/articles/{slug}/"
                assert two.client.get(letter, headers=elsewhere).status_code == 404
                publisher.take(address)
                assert two.client.get(letter, headers=elsewhere).status_code == 200
                listed = two.client.get("/api/v1/articles/", headers=elsewhere).json()
                assert slug in {each["slug"] for each in listed["results"]}
                publisher.take(made["withdraw"][slug], reason="The drill takes it back.")
                assert two.client.get(letter, headers=elsewhere).status_code == 410
                drill.tried(4)
    drill.saw(
        "Two servers with names, keys in common and folders of their own: published and withdrawn"
        " on one, seen on the other with its next request."
    )


def test_a_pooler_between_changes_nothing_but_the_number_of_connections(
    drill: Drill, relaxed: Installation
) -> None:
    with middle.pgbouncer(relaxed.url) as url:
        bare = Installation(url, relaxed.folder, relaxed.environment)
        refused = bare.manage("migrate", "--check", check=False)
        assert "unsupported startup parameter" in refused.stderr
        pooled = Installation(url, relaxed.folder, {**relaxed.environment, "DATABASE_POOLED": "1"})
        made = prepare(pooled)
        most, statuses = 0, []
        with pooled.server() as one, pooled.server() as two, pooled.worker():
            publisher = Publisher(one.client, made["session"], "localhost")
            with ThreadPoolExecutor(8) as pool:
                asked = [
                    pool.submit(client.get, f"/api/v1/articles/?search=cells&page_size={size}")
                    for size in range(1, 51)
                    for client in (one.client, two.client)
                ]
                for address in made["publish"].values():
                    publisher.take(address)
                    most = max(most, connections(relaxed.url))
                statuses = [each.result().status_code for each in asked]
            assert set(statuses) == {200}
            assert two.client.get("/api/v1/articles/letter-0/").status_code == 200
            drill.tried(len(statuses) + len(made["publish"]))
        assert 0 < most <= middle.CONNECTIONS
    drill.saw(
        f"Two servers and a worker through PgBouncer by transactions: {len(statuses)} searches and"
        f" {LETTERS} publications, on at most {most} connections."
    )


def connections(url: str) -> int:
    """Return how many others are connected to the database at `url`."""
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).fetchone()
    return int(row[0]) if row else 0


def test_a_replica_answers_readers_but_never_with_what_is_gone(
    drill: Drill, relaxed: Installation
) -> None:
    programs = cluster.binaries() or cluster.install()
    made = prepare(relaxed)
    slug, address = next(iter(made["publish"].items()))
    with middle.standby(relaxed.url, programs) as standby:
        url = standby.url
        # Another address each time, so that no kept answer is sent instead; and one that a view
        # has to answer, for what is asked with one statement is asked of the primary.
        plain = "/api/v1/articles/?search=cells&ordering=-date_published&page_size="
        search = (f"{plain}{size}" for size in range(1, 101))
        with relaxed.server(workers=1, REPLICA_URL=url) as served:
            publisher = Publisher(served.client, made["session"], "localhost")
            publisher.take(address)
            reads = scans(url)
            until(lambda: served.client.get(next(search)).status_code == 200 and scans(url) > reads)
            drill.say("the replica reads; now it stops following, and a letter is withdrawn")
            with psycopg.connect(url, autocommit=True) as replica:
                replica.execute("SELECT pg_wal_replay_pause()")
                publisher.take(made["withdraw"][slug], reason="The drill takes it back.")
                for _ in range(20):
                    assert served.client.get(f"/api/v1/articles/{slug}/").status_code == 410
                    found = served.client.get(next(search)).json()["results"]
                    assert slug not in {each["slug"] for each in found}
                    drill.tried(2)
                stale = replica.execute(
                    "SELECT count(*) FROM articles_publication"
                    " WHERE slug = %s AND withdrawn_at IS NULL",
                    [slug],
                ).fetchone()
                assert stale == (1,), "the replica did know it as live all the while"
                replica.execute("SELECT pg_wal_replay_resume()")
            reads = scans(url)
            until(lambda: served.client.get(next(search)).is_success and scans(url) > reads)
            drill.say("it follows and reads again; now it is gone")
            kill(standby.process)
            for _ in range(20):
                assert served.client.get(next(search)).status_code == 200
                drill.tried()
    drill.saw(
        "A streaming replica reads; paused in its replay it knew a withdrawn letter as live, and no"
        " reader got it; it reads again once it follows, and nobody notices when it is gone."
    )


def scans(url: str) -> int:
    """Return how often the rows of publications were looked for on the server at `url`."""
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(
            "SELECT seq_scan + idx_scan FROM pg_stat_user_tables"
            " WHERE relname = 'articles_publication'"
        ).fetchone()
    return int(row[0]) if row else 0


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until `holds()`; fails when it never does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came to be so"
        time.sleep(2)
