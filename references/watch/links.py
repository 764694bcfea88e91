"""
See politely whether the addresses of papers still lead somewhere, and keep the history.

A newcomer gets this wrong: a publisher that answers a program with 403 has not lost the paper.
Only “not found” breaks a link; whoever refuses us or is out of reach has not answered it.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.db import transaction

from references import history, identifiers, records
from references.models import LinkCheck, Reference, ReferenceEvent
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
class LinkChecked:
    """One address of one paper: its newest `LinkCheck`, and whether the outcome is another now."""

    reference: Reference
    row: LinkCheck
    changed: bool


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


def check(
    references: Iterable[Reference], *, now: datetime, visitor: Visitor | None = None
) -> Iterator[LinkChecked]:
    """
    Visit the addresses of each reference, one after another, and yield what each came to.

    Call it outside of a transaction; a page may take its time to answer.
    """
    with _visitor(visitor) as visiting:
        for reference in references:
            for url in addresses(reference):
                yield _keep(reference, url, visiting.visit(url), now=now)


def addresses(reference: Reference) -> tuple[str, ...]:
    """Return the addresses that are ours to watch: the DOI's, and the reference's own."""
    doi = identifiers.doi_url(reference.doi) if reference.doi else ""
    return tuple(dict.fromkeys(filter(None, (doi, reference.url))))


def latest(reference: Reference) -> tuple[LinkCheck, ...]:
    """Return the newest row of each address that the reference has today."""
    rows = {row.url: row for row in reversed(reference.link_checks.order_by("-last_at", "-pk"))}
    return tuple(rows[url] for url in addresses(reference) if url in rows)


@contextmanager
def _visitor(given: Visitor | None) -> Iterator[Visitor]:
    if given:
        yield given
        return
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


def _keep(reference: Reference, url: str, visited: Visited, *, now: datetime) -> LinkChecked:
    with transaction.atomic():
        row = records.lock(reference)
        last = row.link_checks.filter(url=url).order_by("-last_at", "-pk").first()
        if last and last.outcome == visited.outcome:
            check_, changed = last, False
        else:
            check_ = LinkCheck(reference=row, url=url, outcome=visited.outcome, first_at=now)
            changed = last is not None
        check_.http_status, check_.last_at = visited.status, now
        check_.final_url, check_.detail = _fitting(visited.final_url), visited.detail
        check_.save()
        if changed or (last is None and visited.outcome == OUTCOME.BROKEN):
            summary = f"{url}: {check_.get_outcome_display().lower()}. {visited.detail}".strip()
            history.record(row, ReferenceEvent.Kind.LINK, summary, at=now, url=url)
    return LinkChecked(reference, check_, changed)


def _fitting(url: str) -> str:
    return url if len(url) <= 2000 else ""
