"""
Say how long whoever waits for the database may wait.

A reader is told “not now” after seconds; an editor's save may take longer; a command has all the
time there is. Time-outs of the server alone are not enough: a server that hangs, or whose disk
does, does not look at its clock. So `lanfam.postgresql` asks here before it waits for anything.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

_FOREVER = float("inf")


@dataclass(frozen=True, slots=True)
class Patience:
    """Until when everything has to be there, and how long each answer may take."""

    until: float = _FOREVER
    each: float = _FOREVER


_patience: ContextVar[Patience | None] = ContextVar("patience", default=None)


@contextmanager
def limited(*, altogether: float = _FOREVER, each: float = _FOREVER) -> Iterator[None]:
    """Wait within the block no longer than these seconds, nor than the block around it."""
    outer = _patience.get() or Patience()
    until = min(outer.until, time.monotonic() + altogether)
    token = _patience.set(Patience(until, min(outer.each, each)))
    try:
        yield
    finally:
        _patience.reset(token)


def left() -> float | None:
    """Return for how many seconds the next answer may be waited for, None: as long as it takes."""
    mine = _patience.get()
    if mine is None:
        return None
    return max(0.0, min(mine.until - time.monotonic(), mine.each))
