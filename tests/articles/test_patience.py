"""How long somebody may wait for the database, and who says so."""

import pytest

from articles import patience


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(patience.time, "monotonic", lambda: now[0])
    return now


def test_nobody_hurries_a_command():
    assert patience.left() is None


def test_what_is_left_shrinks_until_nothing_is(clock):
    with patience.limited(altogether=5):
        assert patience.left() == 5
        clock[0] += 4
        assert patience.left() == 1
        clock[0] += 4
        assert patience.left() == 0
    assert patience.left() is None


def test_each_answer_may_take_its_time_anew(clock):
    with patience.limited(each=15):
        clock[0] += 60
        assert patience.left() == 15


def test_a_block_within_another_is_never_more_patient(clock):
    with patience.limited(altogether=5):
        clock[0] += 3
        with patience.limited(altogether=60, each=1):
            assert patience.left() == 1
        with patience.limited(altogether=60):
            assert patience.left() == 2
        assert patience.left() == 2
