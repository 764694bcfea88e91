"""A worker that is gone is noticed, by a stopwatch and no clock."""

import pytest
from django_tasks_db.models import DBTaskResult

from articles.background.watching import BEAT, GONE, Watch
from articles.models import Worker
from tests.articles.background import tasks

pytestmark = pytest.mark.django_db


class Stopwatch:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def stopwatch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def mine(stopwatch: Stopwatch) -> Watch:
    return Watch("mine", clock=stopwatch)


def test_who_beats_is_there_however_long(mine, stopwatch):
    other = Watch("other")
    for _ in range(40):
        other.beat()
        assert mine.gone() == []
        stopwatch.seconds += BEAT


def test_who_stops_is_gone_after_a_while(mine, stopwatch):
    Watch("other").beat()
    assert mine.gone() == []
    stopwatch.seconds = GONE - 1
    assert mine.gone() == []
    stopwatch.seconds = GONE
    assert mine.gone() == ["other"]


def test_a_worker_that_nobody_ever_saw_is_watched_by_its_task(mine, stopwatch):
    tasks.remember.enqueue("a")
    DBTaskResult.objects.get().claim("unseen")
    assert mine.gone() == []
    stopwatch.seconds = GONE
    assert mine.gone() == ["unseen"]


def test_nobody_takes_itself_for_gone(mine, stopwatch):
    mine.beat()
    mine.gone()
    stopwatch.seconds = GONE
    assert mine.gone() == []


def test_who_could_not_write_blames_nobody(mine, stopwatch):
    Watch("other").beat()
    mine.gone()
    stopwatch.seconds = GONE
    mine.forget()
    assert mine.gone() == []


def test_who_was_taken_for_gone_shows_itself_again(mine):
    mine.beat()
    Worker.objects.all().delete()
    mine.beat()
    assert Worker.objects.get().key == "mine"


def test_who_leaves_is_forgotten(mine):
    mine.beat()
    mine.leave()
    assert not Worker.objects.exists()
