"""
Follow an address on the web to its end, and say what it came to.

Apart from `links`, which keeps the answers, so that a server that visits nobody need not hold an
HTTP client.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx
from django.conf import settings

from references.models import LinkCheck
from references.sources import transfer
from references.sources.client import user_agent
from references.sources.guarded import Guarded, NotPublic

PAUSE = 1.0
"""Seconds between two questions to one host; doi.org and publishers are asked no faster."""
TIMEOUT = 8.0
PATIENCE = 20.0
"""Seconds for one answer, however it comes: a byte now and then satisfies `TIMEOUT` for ever."""
HOPS = 10
GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
OUTCOME = LinkCheck.Outcome


@dataclass(frozen=True, slots=True)
class Visited:
    """What following an address came to; `status` is the last answer's, None without any."""

    outcome: str
    status: int | None = None
    final_url: str = ""
    detail: str = ""


@dataclass(slots=True)
class Visitor:
    """Follow addresses, no host too fast; its client goes to public addresses alone."""

    client: httpx.Client
    pause: float = PAUSE
    patience: float = PATIENCE
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)

    def visit(self, url: str) -> Visited:
        """Follow `url` to its end; never raises."""
        address = url
        for _ in range(HOPS):
            try:
                answer = self._ask(address)
            except NotPublic:
                return Visited(OUTCOME.UNREACHABLE, detail="It leads into a private network.")
            except (transfer.TooSlow, httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
                return Visited(OUTCOME.UNREACHABLE, final_url=address, detail=_words(error))
            if not answer.is_redirect or "location" not in answer.headers:
                return _visited(answer)
            address = str(answer.url.join(answer.headers["location"]))
        return Visited(OUTCOME.BROKEN, final_url=address, detail="It redirects without end.")

    def _ask(self, url: str) -> httpx.Response:
        """Ask for the head alone; many servers answer that wrongly, so a refusal is asked again."""
        answer = self._send("HEAD", url)
        return answer if answer.is_success or answer.is_redirect else self._send("GET", url)

    def _send(self, method: str, url: str) -> httpx.Response:
        host = urlsplit(url).hostname or ""
        wait = self._last.get(host, 0) + self.pause - time.monotonic()
        if wait > 0:
            self.sleep(wait)

        def head() -> httpx.Response:
            # Streamed and never read: the paper itself is nothing we need.
            with self.client.stream(method, url, follow_redirects=False) as answer:
                return answer

        try:
            return transfer.within(self.patience, head)
        finally:
            self._last[host] = time.monotonic()


@contextmanager
def visitor() -> Iterator[Visitor]:
    """Yield one that goes to public addresses alone."""
    headers = {"User-Agent": user_agent(settings.CONTACT_EMAIL)}
    # trust_env off: a proxy from the environment would connect where we may not look.
    with httpx.Client(
        headers=headers, timeout=TIMEOUT, transport=Guarded(), trust_env=False
    ) as client:
        yield Visitor(client)


def _visited(answer: httpx.Response) -> Visited:
    status, final = answer.status_code, str(answer.url)
    if answer.is_success:
        return Visited(OUTCOME.WORKS, status, final)
    said = f"{status} {answer.reason_phrase}".strip()
    if status in GONE:
        return Visited(OUTCOME.BROKEN, status, final, said)
    # Some that keep programs out answer with a number nobody else uses.
    refused = answer.is_client_error or not answer.is_server_error
    return Visited(OUTCOME.REFUSED if refused else OUTCOME.UNREACHABLE, status, final, said)


def _words(error: Exception) -> str:
    if isinstance(error, transfer.TooSlow | httpx.TimeoutException):
        return "No answer in time."
    return f"{str(error)[:500] or type(error).__name__}"
