"""A worker outlives its database, and takes up again what it had in hand."""

from typing import Any

import pytest
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from articles.background import lasting
from articles.models import Worker
from tests.articles.background import tasks
from tests.working import keep_connection

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep this process's signals and connection, and its time."""
    keep_connection(monkeypatch)
    monkeypatch.setattr(lasting.Worker, "configure_signals", lambda self: None)
    monkeypatch.setattr(lasting.connections, "close_all", lambda: None)
    monkeypatch.setattr(lasting.time, "sleep", lambda seconds: None)
    tasks.done.clear()


class Interrupted(lasting.Worker):
    """Takes a task in hand, and loses its database; the next one works until nothing waits."""

    left: list[str] = []

    def run(self) -> None:
        self.batch = True
        if self.left:
            DBTaskResult.objects.get().claim(self.worker_id)
            raise OperationalError(self.left.pop())
        super().run()


@pytest.mark.parametrize("times", [1, 2])
def test_it_waits_until_the_database_is_back_and_goes_on(monkeypatch: Any, times: int):
    monkeypatch.setattr(lasting, "Worker", Interrupted)
    Interrupted.left = ["the server closed the connection"] * times
    tasks.remember.enqueue("a")
    lasting.work(once=False)
    assert tasks.done == ["a"]
    assert len(DBTaskResult.objects.successful().get().worker_ids) == times + 1
    assert not Worker.objects.exists()


def test_who_works_once_does_not_wait(monkeypatch: Any):
    monkeypatch.setattr(lasting, "Worker", Interrupted)
    Interrupted.left = ["the server closed the connection"]
    tasks.remember.enqueue("a")
    with pytest.raises(OperationalError):
        lasting.work(once=True)


def test_it_shows_itself_while_it_works():
    tasks.remember.enqueue("a")
    seen = []
    original = lasting.Worker.run

    def run(self: Any) -> None:
        seen.extend(Worker.objects.values_list("key", flat=True))
        original(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lasting.Worker, "run", run)
        lasting.work(once=True)
    assert seen == DBTaskResult.objects.get().worker_ids
