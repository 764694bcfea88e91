"""The browser of all journeys: started once, and a stranger in every test."""

import os
import time
from collections.abc import Callable, Iterator
from threading import enumerate as enumerate_threads
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import connection
from django.dispatch import receiver

from tests.journeys.chromium import SECONDS, Chromium, program

QUIET = 0.3
"""Seconds without a request after which a page that was left sends none any more."""


@pytest.fixture(scope="session")
def window(live_server: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """
    Start Chromium once; without one skip, saying why, but never where CI is set.

    It ends before the server does, for it holds connections open, and with them threads.
    """
    if program() is None:
        why = "no Chromium is installed; `make test` installs it where it may"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    _let_readers_through()
    with Chromium(tmp_path_factory.mktemp("chromium")) as chromium:
        yield chromium
    until(lambda: not any("process_request_thread" in each.name for each in enumerate_threads()))


def _let_readers_through() -> None:
    """
    Let the server's threads read while another one writes.

    SQLite's database of the tests is one memory for all of them, and there a reader fails at once
    where in a file it would not even wait.
    """
    if connection.vendor == "sqlite":
        connection.settings_dict["OPTIONS"]["init_command"] += "PRAGMA read_uncommitted=ON;"


@pytest.fixture
def chromium(window: Chromium, live_server: Any, settings: Any, transactional_db: None) -> Chromium:
    """A window that remembers nothing of the test before."""
    # The test's server speaks HTTP alone.
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "sessionid", "csrftoken"
    Request.under_way = 0
    window.forget(live_server.url)
    window.resize(1280)
    return window


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Leave the page first of all: its requests would meet a database that is being emptied."""
    window = getattr(item, "funcargs", {}).get("chromium")
    if window is not None:
        window.ask("Page.navigate", url="about:blank")
        until(Request.is_quiet)
    return (yield)


class Request:
    """Counts what the server is still at."""

    under_way = 0
    last = 0.0
    """When one last began or ended."""

    @classmethod
    def count(cls, more: int) -> None:
        """Take down that one began (1) or ended (-1)."""
        cls.under_way, cls.last = max(0, cls.under_way + more), time.monotonic()

    @classmethod
    def is_quiet(cls) -> bool:
        """Say whether the page is done: what it sends on leaving arrives a moment after."""
        return not cls.under_way and time.monotonic() - cls.last > QUIET


@receiver(request_started)
def _begin(**_: Any) -> None:
    Request.count(1)


@receiver(request_finished)
def _end(**_: Any) -> None:
    Request.count(-1)


def until(holds: Callable[[], bool]) -> None:
    """Wait until `holds()`, but no longer than a request may take on a machine under load."""
    end = time.monotonic() + SECONDS
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
