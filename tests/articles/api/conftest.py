"""What a frontend developer holds in hands: a client, a clock, letters in public."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article
from tests.factories import NOW, make_article
from tests.tooling.kept_rows import kept


class Clock:
    """The time it is; tests turn it."""

    def __init__(self) -> None:
        self.now = NOW + timedelta(hours=20)

    def turn(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let every request of a test happen at one known time."""
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def get(client: Client) -> Callable[..., Any]:
    """Read an address under /api/v1/: `get("articles/", page=2)`."""

    def read(path: str, *, headers: dict[str, str] | None = None, **parameters: Any) -> Any:
        return client.get(f"/api/v1/{path}", parameters, headers=headers)

    return read


@pytest.fixture
def both_ways(client: Client, settings: Any) -> Callable[[str], tuple[Any, Any]]:
    """Read an address by the short way and by the view behind it; all else must be the same."""

    def read(path: str) -> tuple[Any, Any]:
        short = client.get(path)
        settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "ready" not in name]
        return short, client.get(path)

    return read


def told(answer: Any) -> dict[str, str]:
    """Return the headers that tell of the answer; every request has a number of its own."""
    return {name: value for name, value in answer.headers.items() if name != "X-Request-ID"}


@kept
def letter() -> Article:
    """One letter that readers can open."""
    return make_article("published", slug="what-cells-run-on", headline="What cells run on")


@kept
def three_letters() -> list[Article]:
    """Three letters of one series, a day between them: oldest, middle, newest."""
    return [
        make_article(
            "published", slug=slug, headline=slug.title(), now=NOW - timedelta(days=3 - day)
        )
        for day, slug in enumerate(("oldest", "middle", "newest"))
    ]
