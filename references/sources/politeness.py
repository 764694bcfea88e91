"""
Take turns at a registry: one question at a time to a host, and never faster than it asks.

The turns are kept for the whole process, because a registry counts our address and not our
objects. A newcomer gets this wrong: the pause is counted between the starts of two questions,
and a registry that asked for patience (Retry-After) keeps everybody waiting, not only whoever
asked too fast.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

PAUSES = {
    "api.crossref.org": 0.34,
    "api.datacite.org": 0.1,
    "eutils.ncbi.nlm.nih.gov": 0.34,
    "openlibrary.org": 0.34,
    "pmc.ncbi.nlm.nih.gov": 0.34,
}
"""
Seconds between two questions, from each registry's rules for callers that name a contact.

Crossref takes three searches a second (since December 2025), the E-utilities three requests
without a key, Open Library three. A mirror of one's own has no rule.
"""

LONGEST_PAUSE = 5.0
"""Seconds; what a registry's headers may ask for."""


class Busy(Exception):
    """The turn at a host did not come in time."""


@dataclass(slots=True)
class Host:
    """Whose turn it is at one host, and when (on the clock) the next question may start."""

    pause: float
    turn: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0


_hosts: dict[str, Host] = {}
_opening = threading.Lock()


def host(name: str) -> Host:
    """Return the one record of host `name` (with its port) in this process."""
    with _opening:
        return _hosts.setdefault(name, Host(pause=PAUSES.get(name, 0.0)))


def learn(at: Host, headers: Mapping[str, str]) -> None:
    """
    Keep the distance that a registry's answer asks for, where it is longer than ours.

    Crossref says how many questions it takes in which time: `X-Rate-Limit-Limit: 10` and
    `X-Rate-Limit-Interval: 1s`.
    """
    limit = headers.get("x-rate-limit-limit", "")
    interval = headers.get("x-rate-limit-interval", "").removesuffix("s")
    if limit.isascii() and limit.isdigit() and interval.isascii() and interval.isdigit():
        asked = min(int(interval) / max(int(limit), 1), LONGEST_PAUSE)
        longer = max(0.0, asked - at.pause)
        at.pause, at.free_at = at.pause + longer, at.free_at + longer


def forget() -> None:
    """Begin anew with every host; for tests, which share one process."""
    with _opening:
        _hosts.clear()


def put_off(at: Host, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
    """Let nobody ask the host before `seconds` have passed."""
    at.free_at = max(at.free_at, clock() + seconds)


def take_turn(
    at: Host,
    *,
    until: float,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """
    Wait for the turn at a host and hold it; the caller gives it back with `at.turn.release`.

    Raises `Busy` when it cannot come before `until`, a time of `clock`.
    """
    if not at.turn.acquire(timeout=max(0.0, until - clock())):
        raise Busy
    try:
        wait = at.free_at - clock()
        if wait > max(0.0, until - clock()):
            raise Busy
        if wait > 0:
            sleep(wait)
        put_off(at, at.pause, clock=clock)
    except BaseException:
        at.turn.release()
        raise
