"""
Fetch one address within a time that holds, whatever the other side does.

A newcomer gets this wrong: the timeout of an HTTP library is for a single read. A server that
sends a byte now and then satisfies it for ever, in the head of its answer as in the body, and
looking up a name has no timeout at all. So the work is done in a thread of its own and given
up when the time is over; the body is limited in size as well.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TypeVar

import httpx

Result = TypeVar("Result")

MOST_BYTES = 32 * 1024 * 1024
"""Two hundred PubMed records come to about six."""


class TooSlow(Exception):
    """The whole answer was not there in time."""


class TooLarge(Exception):
    """The answer is larger than any answer we ask for."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def fetch(
    http: httpx.Client,
    url: str,
    params: Mapping[str, str],
    *,
    timeout: float,
    seconds: float,
    finished: Callable[[], None],
) -> Reply:
    """
    Return the answer of `url`, in at most `seconds`; `timeout` is for connecting and each read.

    `finished` is called once when the exchange is really over, perhaps after this has given
    up on it. Raises `TooSlow`, `TooLarge` or an `httpx.HTTPError`.
    """
    until = time.monotonic() + seconds

    def work() -> Reply:
        limit = httpx.Timeout(min(timeout, seconds))
        with http.stream("GET", url, params=dict(params), timeout=limit) as response:
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise TooLarge
                if time.monotonic() > until:
                    raise TooSlow
            return Reply(response.status_code, response.headers, bytes(body))

    return within(seconds, work, finished)


def within(
    seconds: float, work: Callable[[], Result], finished: Callable[[], None] = lambda: None
) -> Result:
    """
    Return what `work` returns, or raise what it raises, in at most `seconds`.

    Raises `TooSlow` when the time is over; `work` may go on for nobody, so it touches no
    database, and `finished` is called once when it is really over.
    """
    box: SimpleQueue[Result | Exception] = SimpleQueue()

    def run() -> None:
        try:
            box.put(work())
        except Exception as error:  # handed over to whoever waits
            box.put(error)
        finally:
            finished()

    threading.Thread(target=run, name="registry", daemon=True).start()
    try:
        outcome = box.get(timeout=seconds)
    except Empty:
        raise TooSlow from None
    if isinstance(outcome, Exception):
        raise outcome
    return outcome
