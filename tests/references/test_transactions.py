"""What others broke off is done again as a whole; nothing else is."""

import threading
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from psycopg import errors

from references import transactions
from references.models import Reference
from references.transactions import TRIES, whole
from tests.factories import make_reference
from tests.racing import PATIENCE, race, real_connections  # noqa: F401 - a fixture


def collision() -> OperationalError:
    error = OperationalError("deadlock detected")
    error.__cause__ = errors.DeadlockDetected("deadlock detected")
    return error


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transactions, "PAUSE", 0)


class Failing:
    """Writes a row, fails so many times, and then no more."""

    def __init__(self, times: int, error: Exception) -> None:
        self.times, self.error, self.begun = times, error, 0

    @whole
    def act(self) -> str:
        self.begun += 1
        Reference.objects.create(citation_key=f"written-{self.begun}", title="A paper")
        if self.begun <= self.times:
            raise self.error
        return "done"


def written() -> list[str]:
    return list(Reference.objects.order_by("citation_key").values_list("citation_key", flat=True))


@pytest.mark.django_db(transaction=True)
def test_it_is_begun_again_and_leaves_nothing_of_what_failed():
    failing = Failing(TRIES - 1, collision())
    assert failing.act() == "done"
    assert written() == [f"written-{TRIES}"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("error", "begun"), [(collision(), TRIES), (OperationalError("closed"), 1), (ValueError(), 1)]
)
def test_not_for_ever_and_not_for_other_reasons(error, begun):
    failing = Failing(99, error)
    with pytest.raises(type(error)):
        failing.act()
    assert (failing.begun, written()) == (begun, [])


@pytest.mark.django_db(transaction=True)
def test_what_is_committed_is_never_done_again():
    begun = []

    @whole
    def act() -> None:
        begun.append(1)

        def fail() -> None:
            raise collision()

        transaction.on_commit(fail)

    with pytest.raises(OperationalError):
        act()
    assert begun == [1]


@pytest.mark.django_db
def test_a_part_of_a_transaction_is_not_tried_alone():
    failing = Failing(1, collision())
    with pytest.raises(OperationalError), transaction.atomic():
        failing.act()
    assert failing.begun == 1


def test_two_who_wait_for_each_other_both_get_through(real_connections: Any):  # noqa: F811
    make_reference("a", title="A")
    make_reference("b", title="B")
    met, begun = threading.Barrier(2), []

    def crossing(first: str, second: str) -> Any:
        tries = []

        @whole
        def act() -> None:
            tries.append(1)
            begun.append(1)
            if connection.vendor == "postgresql":
                connection.cursor().execute("SET LOCAL deadlock_timeout = '20ms'")
            Reference.objects.filter(citation_key=first).update(title=f"{first} by {first}")
            if len(tries) == 1 and connection.vendor == "postgresql":
                met.wait(PATIENCE)
            Reference.objects.filter(citation_key=second).update(title=f"{second} by {first}")

        return act

    assert race(crossing("a", "b"), crossing("b", "a")) == [None, None]
    if connection.vendor == "postgresql":
        assert len(begun) == 3
    titles = list(Reference.objects.order_by("citation_key").values_list("title", flat=True))
    assert titles in (["a by a", "b by a"], ["a by b", "b by b"])


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_database_that_is_locked_is_asked_again(real_connections: Any, monkeypatch: Any):  # noqa: F811
    held, failed = threading.Event(), threading.Event()
    monkeypatch.setattr(transactions.time, "sleep", lambda seconds: (failed.set(), done.wait(20)))
    done = threading.Event()

    def holder() -> None:
        with transaction.atomic():
            make_reference("a")
            held.set()
            failed.wait(PATIENCE)
        done.set()

    def waiter() -> None:
        connection.ensure_connection()
        connection.cursor().execute("PRAGMA busy_timeout = 20")
        held.wait(PATIENCE)
        whole(make_reference)("b")

    assert race(holder, waiter) == [None, None]
    assert written() == ["a", "b"]
