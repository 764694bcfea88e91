"""The samples that receivers copy from the documentation do what they say."""

import importlib.util
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from articles.delivery import signing

SAMPLES = Path(__file__).resolve().parents[3] / "docs" / "webhooks"
BODY = '{"type":"article.published","data":{"slug":"what-cells-burn","headline":"Été"}}'
SECRET, OTHER = signing.new_secret(), signing.new_secret()


def cases() -> list[tuple[str, dict[str, str]]]:
    """Return a good message, a changed one, somebody else's and an old one; all signed today."""
    now = datetime.now(UTC)
    signed = signing.headers("msg_1", BODY, keys=[OTHER, SECRET], now=now)
    by_another = signing.headers("msg_1", BODY, keys=[OTHER], now=now)
    kept = signing.headers("msg_1", BODY, keys=[SECRET], now=now - timedelta(hours=1))
    return [
        (BODY, signed),
        (BODY.replace("cells", "cats"), signed),
        (BODY, by_another),
        (BODY, kept),
    ]


EXPECTED = ["what-cells-burn", None, None, None]


def sample_of(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(f"{name}_sample", SAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    sample = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sample)
    return sample


def test_what_comes_twice_is_done_once_and_what_failed_when_it_comes_again() -> None:
    sample, done = sample_of("once"), []
    database = sqlite3.connect(":memory:")

    def fail() -> None:
        raise RuntimeError("the disk is full")

    for name, act in (("a", fail), ("b", None), ("a", None), ("b", None), ("a", None)):
        with suppress(RuntimeError):
            sample.once(database, {"webhook-id": name}, act or (lambda n=name: done.append(n)))
    assert done == ["b", "a"]


def test_the_python_sample_takes_our_messages_and_no_others() -> None:
    sample = sample_of("verify")
    found = []
    for body, headers in cases():
        try:
            found.append(sample.verify(body.encode(), headers, SECRET)["data"]["slug"])
        except ValueError:
            found.append(None)
    assert found == EXPECTED


@pytest.mark.parametrize("name", ["verify.py", "verify.ts"])
def test_a_sample_is_short_enough_to_copy(name: str) -> None:
    lines = (SAMPLES / name).read_text().splitlines()
    body = lines[next(n for n, line in enumerate(lines) if "verify(" in line) + 1 :]
    assert len([line for line in body if line.strip() not in ("", "}")]) <= 10
