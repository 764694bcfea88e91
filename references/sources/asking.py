"""
Ask one host until it answers or the time is over.

A broken or slow exchange is tried again while that may help. A host that stays silent is then
left alone for a while, so that a list of eight papers does not wait eight times for it.
"""

import time
import weakref
from collections.abc import Callable, Mapping

import httpx

from references.sources import failures, politeness, transfer
from references.sources.failures import Failure
from references.sources.guarded import Guarded
from references.sources.record import Unreachable

REST = 30.0
"""Seconds for which a host that did not answer is not asked again."""


class Asking:
    """The attempts at getting answers, and what is remembered of hosts that gave none."""

    def __init__(
        self, *, user_agent: str, timeout: float, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.user_agent, self.timeout, self.sleep = user_agent, timeout, sleep
        self._resting: dict[str, tuple[float, str]] = {}
        self._failed: dict[str, int] = {}
        self._named: set[str] = set()
        """Hosts of the settings; a mirror may stand anywhere, what it redirects to may not."""
        self._http = self._connect()

    def ask(self, source: str, url: str, params: Mapping[str, str], *, until: float) -> bytes:
        """Return the body of a good answer before `until` on the monotonic clock, or a `Fault`."""
        name = httpx.URL(url).netloc.decode()
        self._named.add(name)
        self._refuse_resting(name, source)
        started = time.monotonic()
        if started >= until:
            raise failures.no_time(source).fault
        at, tries, failure = politeness.host(name), failures.TRIES, failures.busy(source)
        while self._takes_turn(at, until):
            outcome = self._once(at, source, url, params, until)
            if isinstance(outcome, bytes):
                self._failed.pop(name, None)
                return outcome
            failure, tries = outcome, tries.increment()
            politeness.put_off(at, failure.wait)
            if not failure.again or tries.attempts_made > tries.total:
                break
            politeness.put_off(at, tries.backoff_strategy())
        self._remember(name, failure, waited=time.monotonic() - started)
        raise failure.fault

    def _takes_turn(self, at: politeness.Host, until: float) -> bool:
        try:
            politeness.take_turn(at, until=until, sleep=self.sleep)
        except politeness.Busy:
            return False
        return True

    def _once(
        self, at: politeness.Host, source: str, url: str, params: Mapping[str, str], until: float
    ) -> bytes | Failure:
        try:
            reply = transfer.fetch(
                self._http,
                url,
                params,
                timeout=self.timeout,
                seconds=max(0.0, until - time.monotonic()),
                finished=at.turn.release,
            )
        except transfer.TooSlow as error:
            self._hang_up()
            return failures.of_error(source, error)
        # A host name that cannot be encoded is a ValueError, not an error of httpx.
        except (transfer.TooLarge, httpx.HTTPError, OSError, ValueError) as error:
            return failures.of_error(source, error)
        politeness.learn(at, reply.headers)
        return failures.of_status(source, reply) or reply.body

    def _connect(self) -> httpx.Client:
        http = httpx.Client(
            headers={"User-Agent": self.user_agent},
            follow_redirects=True,
            max_redirects=5,
            transport=Guarded(trusted=self._named),
        )
        weakref.finalize(self, http.close)
        return http

    def _hang_up(self) -> None:
        """Close the connections, so that nobody goes on listening to an endless answer."""
        endless, self._http = self._http, self._connect()
        endless.close()

    def _refuse_resting(self, name: str, source: str) -> None:
        until, why = self._resting.get(name, (0.0, ""))
        if time.monotonic() < until:
            raise Unreachable(why, source=source)

    def _remember(self, name: str, failure: Failure, *, waited: float) -> None:
        """
        Leave a silent host alone at once, a failing one when two questions failed in a row.

        A host that had no time to answer, at the end of a series, was not silent.
        """
        if not isinstance(failure.fault, Unreachable):
            return
        self._failed[name] = self._failed.get(name, 0) + 1
        silent = failure.silent or (failure.slow and waited >= self.timeout / 2)
        if silent or self._failed[name] > 1:
            self._resting[name] = (time.monotonic() + REST, str(failure.fault))
