"""Workers are killed while they deliver to a receiver that misbehaves; every message arrives."""

import random
import time
from collections import Counter
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler

import psycopg

from tests.articles.delivery.receiver import Receiver
from tests.drills import newsroom
from tests.drills.installation import Installation, kill
from tests.drills.report import Drill

HERE = {"WEBHOOK_PRIVATE_NETWORKS": "127.0.0.1"}
ADDRESS = """
import json
from articles.models import WebhookEndpoint
WebhookEndpoint.objects.create(url={url!r})
print(json.dumps(True))
"""
PUBLISH = """
import json
from django.contrib.auth.models import User
from django.utils import timezone
from articles.models import Article, WebhookMessage
from articles.workflow import actions
actor = User.objects.get(username="publishers")
for letter in Article.objects.filter(status="approved"):
    actions.publish(letter, actor=actor, now=timezone.now())
print(json.dumps(list(WebhookMessage.objects.values_list("key", flat=True))))
"""
OPEN = """
SELECT (SELECT count(*) FROM articles_webhookmessage WHERE sorted_at IS NULL)
    + (SELECT count(*) FROM articles_webhookdelivery WHERE outcome = 'waiting')
    + (SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'RUNNING')
"""
LETTERS = 24
WORKERS = 3
KILLS = 8
PATIENCE = 170


class Unreliable(Receiver):
    """Takes a message, takes it late, fails, or hangs up; what comes a third time it takes."""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        tries = [one.headers["webhook-id"] for one in self.received]
        mood = random.random()  # noqa: S311
        time.sleep(mood)
        if tries.count(handler.headers["webhook-id"]) < 3 and mood < 0.3:
            handler.close_connection = mood < 0.15
            if not handler.close_connection:
                handler.send_error(500)
            return
        super().answer(handler)


def ready(installation: Installation, receiver: Receiver) -> list[str]:
    """Publish letters that `receiver` is to be told of; return the keys of the messages."""
    newsroom.prepare(installation, count=LETTERS, status="approved")
    newsroom.ask(installation, ADDRESS.format(url=receiver.url))
    keys: list[str] = newsroom.ask(installation, PUBLISH)
    return keys


def wait(installation: Installation, drill: Drill) -> None:
    """Wait until nothing is open: no message, no delivery, no task that nobody is at."""
    deadline = time.monotonic() + PATIENCE
    with psycopg.connect(installation.url, autocommit=True) as connection:
        while left := (connection.execute(OPEN).fetchone() or (0,))[0]:
            assert time.monotonic() < deadline, f"{left} are still open"
            drill.say(f"{left} open")
            time.sleep(5)


def counted(receiver: Receiver) -> Counter[str]:
    """Return how often each message came; the same id always brings the same bytes."""
    bodies: dict[str, bytes] = {}
    for one in receiver.received:
        assert bodies.setdefault(one.headers["webhook-id"], one.body) == one.body
    return Counter(one.headers["webhook-id"] for one in receiver.received)


def test_workers_are_killed_while_they_deliver(drill: Drill, installation: Installation) -> None:
    with Unreliable() as receiver, ExitStack() as stack:
        keys = ready(installation, receiver)
        workers = [stack.enter_context(installation.worker(**HERE)) for _ in range(WORKERS)]
        for number in range(KILLS):
            time.sleep(random.uniform(1.0, 4.0))  # noqa: S311
            kill(workers[number % WORKERS])
            if number < KILLS - 1:
                workers[number % WORKERS] = stack.enter_context(installation.worker(**HERE))
            drill.say(f"{number + 1} of {KILLS} kills, {len(receiver.received)} arrived")
        wait(installation, drill)
        times = counted(receiver)
    assert set(times) == set(keys), "a message was lost"
    drill.tried(len(receiver.received))
    again = sum(times.values()) - len(times)
    drill.saw(
        f"With {KILLS} workers killed and a receiver that failed, dawdled and hung up, each of "
        f"{len(keys)} messages arrived, {again} times once more under the same id and with the "
        "same bytes; what the killed had in hand was taken up."
    )


def test_many_workers_do_each_job_once(drill: Drill, installation: Installation) -> None:
    with Receiver() as receiver, ExitStack() as stack:
        keys = ready(installation, receiver)
        for _ in range(WORKERS + 1):
            stack.enter_context(installation.worker(**HERE))
        wait(installation, drill)
        assert counted(receiver) == Counter(dict.fromkeys(keys, 1))
        with psycopg.connect(installation.url) as connection:
            done = connection.execute(
                "SELECT count(*), max(jsonb_array_length(worker_ids)), "
                "count(DISTINCT worker_ids->>0) "
                "FROM django_tasks_database_dbtaskresult WHERE status = 'SUCCESSFUL'"
            ).fetchone()
    assert done
    tasks, most, hands = done
    assert most == 1
    drill.tried(tasks)
    drill.saw(f"{hands} workers did {tasks} tasks, none of them twice; each message came once.")
