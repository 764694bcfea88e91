"""What Prometheus is told, and that nobody else is."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Publication
from articles.workflow import upkeep
from lanfam import counters, metrics, queue
from tests.factories import make_article

TOKEN = "a-token-that-prometheus-knows"


@pytest.fixture(autouse=True)
def counts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the process of the tests not begin to count, which it could not end."""
    monkeypatch.setattr(counters, "begin", lambda: None)


def scrape(token: str = TOKEN) -> Any:
    """Ask as Prometheus does."""
    return Client().get("/metrics", headers={"Authorization": f"Bearer {token}"})


def numbers(text: str) -> dict[str, float]:
    """Return what was told, by name."""
    told = (line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    return {name: float(number) for name, number in told}


def test_there_is_nothing_here_without_a_token(settings):
    settings.METRICS_TOKEN = ""
    assert scrape("").status_code == 404
    settings.METRICS_TOKEN = TOKEN
    for sent in ("", "guess", TOKEN[:-1]):
        assert scrape(sent).status_code == 404
    assert Client().get("/metrics").status_code == 404


@pytest.mark.django_db
def test_who_knows_the_token_is_told_how_all_stands(settings):
    settings.METRICS_TOKEN = TOKEN
    make_article("published")
    make_article("in_review")
    answer = scrape()
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["Cache-Control"].endswith("no-store, must-revalidate, private")
    told = numbers(answer.content.decode())
    assert set(told) == {f"lanfam_{name}" for name in metrics.MEANINGS}
    live = Publication.objects.live(timezone.now()).count()
    assert (told["lanfam_publications_live"], told["lanfam_reviews_waiting"]) == (live, 1) == (1, 1)
    assert told["lanfam_database_up"] == told["lanfam_cache_up"] == 1


@pytest.mark.django_db
def test_the_queue_is_as_old_as_its_oldest_task_that_could_be_done():
    now = timezone.now()
    assert queue.figures(now)["tasks_oldest_seconds"] == 0
    upkeep.once.enqueue()
    upkeep.once.using(run_after=now + timedelta(hours=1)).enqueue()
    DBTaskResult.objects.update(enqueued_at=now - timedelta(hours=5))
    found = queue.figures(now)
    assert (found["tasks_waiting"], found["tasks_later"]) == (1, 1)
    assert found["tasks_oldest_seconds"] == 5 * 3600
    later = queue.figures(now + timedelta(hours=2))
    assert (later["tasks_waiting"], later["tasks_later"]) == (2, 0)


def test_a_dead_database_and_a_dead_cache_are_told_as_such(monkeypatch):
    def fail(*_: Any) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(metrics.letters, "figures", fail)
    monkeypatch.setattr(type(cache._connections[cache._alias]), "get", fail)
    told = numbers(metrics.exposition().decode())
    assert told == {"lanfam_database_up": 0, "lanfam_cache_up": 0}


def test_what_a_server_that_is_gone_has_counted_is_deleted(tmp_path: Path) -> None:
    for name in ("999999999", str(os.getpid()), "kept-by-somebody"):
        (tmp_path / name).mkdir()
    mine = counters.own_folder(tmp_path, server=os.getppid())
    assert {path.name for path in tmp_path.iterdir()} == {
        str(os.getpid()),
        "kept-by-somebody",
        mine.name,
    }
    assert mine.stat().st_mode & 0o777 == 0o700
