"""What a gone worker had in hand is done by others, once, and not for ever."""

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.background import abandoned
from articles.models import Worker
from tests.articles.background import tasks

pytestmark = pytest.mark.django_db

OUTAGE = "django.db.utils.OperationalError"


def claimed(*workers: str) -> DBTaskResult:
    tasks.remember.enqueue("a")
    task = DBTaskResult.objects.get()
    for worker in workers:
        task.claim(worker)
    return task


def test_its_task_is_done_by_others_and_its_row_goes():
    Worker.objects.create(key="killed")
    claimed("killed")
    assert abandoned.take_over("killed") == 1
    assert DBTaskResult.objects.ready().count() == 1
    assert not Worker.objects.exists()


def test_what_somebody_else_has_in_hand_is_left_to_them():
    claimed("killed", "living")
    assert abandoned.take_over("killed") == 0
    assert DBTaskResult.objects.running().count() == 1


def test_of_two_who_take_over_one_does():
    claimed("killed")
    assert [abandoned.take_over("killed") for _ in range(2)] == [1, 0]


def test_what_it_ended_at_the_last_moment_is_not_done_again():
    claimed("killed").set_successful(None)
    assert abandoned.take_over("killed") == 0
    assert DBTaskResult.objects.successful().count() == 1


def test_a_task_that_takes_its_worker_with_it_each_time_is_given_up():
    claimed("first", "second", "third")
    abandoned.take_over("third")
    task = DBTaskResult.objects.failed().get()
    assert "begun 3 times" in task.traceback


@pytest.mark.parametrize(
    ("why", "tries", "again"),
    [(OUTAGE, 1, True), (OUTAGE, 2, True), (OUTAGE, 3, False), ("builtins.ValueError", 1, False)],
)
def test_what_the_database_broke_off_is_tried_again_later(why, tries, again):
    task = claimed(*"abc"[:tries])
    DBTaskResult.objects.update(status="FAILED", exception_class_path=why)
    assert abandoned.after_outage(task) is again
    assert DBTaskResult.objects.failed().exists() is not again
    if again:
        assert DBTaskResult.objects.get().run_after > timezone.now()
