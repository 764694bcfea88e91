"""A shared cache that is gone is slower, and that is all."""

import logging
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from lanfam import patient_redis
from lanfam.patient_redis import PatientRedisCache


@pytest.fixture(autouse=True)
def _awake() -> Iterator[None]:
    patient_redis._rests.clear()
    yield
    patient_redis._rests.clear()


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of somebody who takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://:secret@127.0.0.1:{server.getsockname()[1]}/0"


def everything(cache: PatientRedisCache) -> list[Any]:
    """Return what each question of a cache is answered with."""
    cache.set("a", 1)
    cache.delete_many(["a"])
    with pytest.raises(ValueError, match="not found"):
        cache.incr("a")
    return [
        cache.add("a", 1),
        cache.get("a"),
        cache.get("a", "other"),
        cache.touch("a"),
        cache.delete("a"),
        cache.get_many(["a"]),
        cache.has_key("a"),
        cache.set_many({"a": 1}),
        cache.get_or_set("a", 7),
        cache.clear(),
    ]


NOTHING = [False, None, "other", False, False, {}, False, ["a"], 7, False]


def test_nobody_there_is_an_empty_cache(closed_port: str, caplog: Any) -> None:
    cache = PatientRedisCache(closed_port.replace("http", "redis"), {})
    with caplog.at_level(logging.ERROR):
        assert everything(cache) == NOTHING
    assert [record.name for record in caplog.records] == ["lanfam.patient_redis"]


def test_a_silent_one_is_asked_once_and_then_left_alone(
    silent: str, monkeypatch: Any, caplog: Any
) -> None:
    cache = PatientRedisCache(silent, {"OPTIONS": {"socket_timeout": 0.05}})
    assert everything(cache) == NOTHING
    assert "secret" not in caplog.text
    # Another thread has another cache, and is spared the wait.
    monkeypatch.setattr(PatientRedisCache, "_cache", None)
    assert PatientRedisCache(silent, {}).get("a", "spared") == "spared"


def test_it_is_asked_again_after_a_rest(closed_port: str, monkeypatch: Any, caplog: Any) -> None:
    cache = PatientRedisCache(closed_port.replace("http", "redis"), {})
    cache.get("a")
    later = time.monotonic() + patient_redis.REST
    monkeypatch.setattr(time, "monotonic", lambda: later)
    cache.get("a")
    assert len(caplog.records) == 2
