"""Nobody is asked faster than they ask to be."""

import pytest

from references.sources import politeness
from references.sources.politeness import Busy, Host, put_off, take_turn
from tests.references.sources.asking import Naps


class Clock:
    """A clock that moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.naps: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.naps.append(round(seconds, 3))
        self.now += seconds


def ask(host: Host, clock: Clock, *, patience: float = 60.0) -> None:
    take_turn(host, until=clock.now + patience, clock=clock, sleep=clock.sleep)
    host.turn.release()


def test_the_first_question_waits_for_nothing() -> None:
    clock = Clock()
    ask(Host(pause=0.5), clock)
    assert clock.naps == []


def test_the_next_ones_keep_their_distance() -> None:
    clock, host = Clock(), Host(pause=0.5)
    for _ in range(4):
        ask(host, clock)
    assert clock.naps == [0.5, 0.5, 0.5]


def test_time_that_passed_anyway_is_not_waited_again() -> None:
    clock, host = Clock(), Host(pause=0.5)
    ask(host, clock)
    clock.now += 0.4
    ask(host, clock)
    assert clock.naps == [0.1]


def test_who_was_asked_to_wait_waits() -> None:
    clock, host = Clock(), Host(pause=0.5)
    put_off(host, 7, clock=clock)
    ask(host, clock)
    assert clock.naps == [7]


def test_a_shorter_wait_never_cuts_a_longer_one() -> None:
    clock, host = Clock(), Host(pause=0.5)
    put_off(host, 7, clock=clock)
    put_off(host, 1, clock=clock)
    assert host.free_at == clock.now + 7


def test_a_wait_longer_than_the_patience_is_not_begun() -> None:
    clock, host = Clock(), Host(pause=0.5)
    put_off(host, 7, clock=clock)
    with pytest.raises(Busy):
        ask(host, clock, patience=5)
    assert clock.naps == []


def test_a_turn_that_failed_is_given_back() -> None:
    clock, host = Clock(), Host(pause=0.5)
    put_off(host, 7, clock=clock)
    with pytest.raises(Busy):
        ask(host, clock, patience=5)
    assert host.turn.acquire(blocking=False)


def test_two_do_not_have_the_turn_at_once() -> None:
    clock, host = Clock(), Host(pause=0)
    with host.turn, pytest.raises(Busy):
        take_turn(host, until=clock.now, clock=clock, sleep=Naps())


def test_every_real_registry_has_its_pause_and_a_mirror_has_none() -> None:
    assert politeness.host("eutils.ncbi.nlm.nih.gov").pause >= 1 / 3
    assert politeness.host("api.crossref.org").pause >= 1 / 3
    assert politeness.host("localhost:8080").pause == 0


def test_a_host_is_one_host_for_the_whole_process() -> None:
    assert politeness.host("one.example") is politeness.host("one.example")
    assert politeness.host("one.example") is not politeness.host("two.example")


@pytest.mark.parametrize(
    ("limit", "interval", "pause"),
    [
        ("10", "1s", 0.1),
        ("2", "1s", 0.5),
        ("1", "3600s", politeness.LONGEST_PAUSE),
        ("0", "1s", 1.0),
        ("50", "1s", 0.1),
        ("many", "1s", 0.1),
        ("10", "", 0.1),
    ],
)
def test_the_limits_that_a_registry_announces_are_kept(
    limit: str, interval: str, pause: float
) -> None:
    host = Host(pause=0.1)
    politeness.learn(host, {"x-rate-limit-limit": limit, "x-rate-limit-interval": interval})
    assert host.pause == pause
