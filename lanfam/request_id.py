"""
Name each request, so that all that is logged of it, here and in its tasks, is found together.

The proxy's name is taken where it sends one that is harmless in a log; else a name is made. A
newcomer gets this wrong: what a client sends goes into log files, so its shape is checked here.
"""

import logging
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HEADER = "X-Request-ID"
SANE = re.compile(r"[A-Za-z0-9._-]{8,64}")

_current: ContextVar[str] = ContextVar("the request, or task, that is being worked on", default="")


def accepted(sent: str) -> str:
    """Return the name that was `sent` if it is sane, else a new one."""
    return sent if SANE.fullmatch(sent) else secrets.token_hex(16)


def current() -> str:
    """Return the name of what is being worked on, "" for nothing."""
    return _current.get()


@contextmanager
def named(name: str) -> Iterator[None]:
    """Have all that happens inside the block belong to `name`."""
    token = _current.set(name)
    try:
        yield
    finally:
        _current.reset(token)


def take(name: str) -> None:
    """Have all that happens from now on belong to `name`, "" for nothing."""
    _current.set(name)


class Stamp(logging.Filter):
    """Write the request's name into each line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every line."""
        record.request_id = current()
        return True
