"""What a process keeps, and that it never sends what is no longer so."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from articles import generations
from articles.api import caching, kept
from articles.api.caching import Answer
from tests.factories import NOW

AWAY = OperationalError("it went away")


class Database:
    """What the process would learn of the database, and how often it asks."""

    def __init__(self) -> None:
        self.generation, self.asked, self.seconds, self.is_away = 1, 0, 0.0, False

    def read(self) -> int:
        self.asked += 1
        if self.is_away:
            raise AWAY
        return self.generation


@pytest.fixture(autouse=True)
def database(monkeypatch: pytest.MonkeyPatch) -> Database:
    database = Database()
    monkeypatch.setattr(generations, "read", database.read)
    monkeypatch.setattr(kept.time, "monotonic", lambda: database.seconds)
    return database


@pytest.fixture
def answers(settings: Any) -> kept.Answers:
    settings.ANSWERS_KEPT = 1
    return kept.Answers()


def answer(body=b"{}", *, since=NOW, until=None):
    return Answer(body, "application/json", "e", NOW, "letters", since, until)


def keep(answers, name, made=None):
    answers.keep((name,), made or answer(), generation=answers.generation())


def test_what_is_kept_is_found_without_asking_again_within_the_lease(answers, database):
    keep(answers, "a")
    database.seconds += generations.LEASE * 0.9
    assert answers.find(("a",), now=NOW)
    assert database.asked == 1


def test_after_the_lease_the_number_is_asked_once_for_all(answers, database):
    keep(answers, "a")
    keep(answers, "b")
    database.seconds += generations.LEASE
    assert answers.find(("a",), now=NOW)
    assert answers.find(("b",), now=NOW)
    assert database.asked == 2


def test_a_new_generation_leaves_nothing_of_the_old(answers, database):
    keep(answers, "a")
    keep(answers, "b")
    database.generation += 1
    database.seconds += generations.LEASE
    assert answers.find(("a",), now=NOW) is None
    assert answers.find(("b",), now=NOW) is None


def test_what_was_made_before_a_change_is_not_kept_after_it(answers, database):
    begun = answers.generation()
    database.generation += 1
    database.seconds += generations.LEASE
    answers.generation()
    answers.keep(("late",), answer(), generation=begun)
    assert answers.find(("late",), now=NOW) is None


def test_who_asked_earlier_and_comes_back_later_is_not_believed(answers, database):
    def slow() -> int:
        # While this thread waits for its answer another one learns of a change.
        database.seconds += 1
        database.generation = 2
        answers.meet(database.read)
        keep(answers, "new")
        return 1

    answers.meet(slow)
    assert answers.find(("new",), now=NOW)
    assert answers.generation() == 2


def test_a_slow_question_prolongs_nothing(answers, database):
    keep(answers, "a")
    asked = database.seconds
    database.seconds += generations.LEASE
    answers.learn(1, asked=asked)
    database.generation = 2
    assert answers.find(("a",), now=NOW) is None


@pytest.mark.parametrize(
    ("second", "found"), [(-1, False), (0, True), (9, True), (10, False), (11, False)]
)
def test_an_answer_is_sent_from_its_first_second_until_the_next_planned_change(
    answers, second, found
):
    keep(answers, "a", answer(since=NOW, until=NOW + timedelta(seconds=10)))
    assert bool(answers.find(("a",), now=NOW + timedelta(seconds=second))) is found


def test_the_oldest_make_room_and_a_huge_one_is_not_kept(answers):
    for number in range(30):
        keep(answers, str(number), answer(b"x" * 50_000))
    assert answers.find(("0",), now=NOW) is None
    assert answers.find(("29",), now=NOW)
    keep(answers, "huge", answer(b"x" * 200_000))
    assert answers.find(("huge",), now=NOW) is None
    assert answers.find(("29",), now=NOW)


def test_while_the_database_is_away_it_is_sent_with_its_age(answers, database):
    keep(answers, "a")
    database.is_away = True
    for seconds in (1, 60, caching.MAX_AGE - 1):
        database.seconds = seconds
        assert answers.find(("a",), now=NOW).age == seconds
    database.seconds = caching.MAX_AGE
    assert answers.find(("a",), now=NOW) is None


def test_a_database_that_is_away_is_asked_once_a_second_for_all(answers, database):
    keep(answers, "a")
    database.is_away = True
    database.seconds, database.asked = 10, 0
    for _ in range(20):
        assert answers.find(("a",), now=NOW)
    assert database.asked == 1
    database.seconds += kept.REST
    for _ in range(20):
        assert answers.find(("a",), now=NOW)
    assert database.asked == 2


def test_what_changed_while_it_was_away_is_never_sent_again(answers, database):
    keep(answers, "a")
    database.is_away = True
    database.seconds = 10
    assert answers.find(("a",), now=NOW)
    database.is_away, database.generation = False, 2
    database.seconds += kept.REST
    assert answers.find(("a",), now=NOW) is None


def test_a_planned_change_comes_while_it_is_away(answers, database):
    keep(answers, "a", answer(until=NOW + timedelta(seconds=10)))
    database.is_away, database.seconds = True, 20
    assert answers.find(("a",), now=NOW + timedelta(seconds=9))
    assert answers.find(("a",), now=NOW + timedelta(seconds=10)) is None


def test_nothing_is_kept_before_the_first_migration(answers, database):
    database.generation = None
    keep(answers, "a")
    assert answers.find(("a",), now=NOW) is None


def test_nothing_is_kept_where_no_memory_is_given(answers, settings, database):
    settings.ANSWERS_KEPT = 0
    keep(answers, "a")
    assert answers.find(("a",), now=NOW) is None
    assert database.asked == 0


@pytest.mark.django_db
def test_nothing_is_kept_inside_a_transaction(answers, database):
    # The test itself is one.
    keep(answers, "a")
    assert answers.find(("a",), now=NOW) is None
    assert database.asked == 0
