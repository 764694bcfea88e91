"""
Ask a registry for JSON, XML or text: politely, with patience that ends, and one kind of failure.

Whatever goes wrong comes out as a `Fault` whose words can be shown to an editor. Answers are
kept for a day and "no such paper" for an hour; a fault is never kept.
"""

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar
from urllib.parse import urlencode

import httpx
import orjson

from references.sources import failures, safe_xml
from references.sources.asking import Asking
from references.sources.record import Fault, NotFound
from references.sources.safe_xml import Element

T = TypeVar("T")

DAY = 24 * 3600
HOUR = 3600
VERSION = "0.1"
CONTACTS = ("mailto", "email", "tool")
"""Parameters that say who asks, not what."""

_ends: ContextVar[float] = ContextVar("the time at which a whole series of questions ends")


class Cache(Protocol):
    """The part of Django's cache that is used."""

    def get(self, key: str) -> object: ...
    def set(self, key: str, value: object, timeout: int) -> None: ...


class Client:
    """
    Ask registries; may be shared by threads.

    `contact` is the e-mail address registries may write to; `timeout` is for connecting and for
    each read, `deadline` for one question with all its attempts, both in seconds. `failed` is told
    of every fault but "no such paper".
    """

    def __init__(
        self,
        *,
        contact: str = "",
        cache: Cache | None = None,
        timeout: float = 8.0,
        deadline: float = 15.0,
        sleep: Callable[[float], None] = time.sleep,
        failed: Callable[[Fault], None] = lambda fault: None,
    ) -> None:
        self.contact, self.cache, self.deadline = contact, cache, deadline
        self._failed = failed
        self._asking = Asking(user_agent=user_agent(contact), timeout=timeout, sleep=sleep)

    def json(self, source: str, url: str, params: Mapping[str, str] | None = None) -> object:
        """Return the JSON value at `url`; raises only `Fault`, with `source` in its words."""
        return self._answer(source, url, params or {}, orjson.loads)

    def xml(self, source: str, url: str, params: Mapping[str, str] | None = None) -> Element:
        """Return the root element of the XML at `url`; raises only `Fault`."""
        return self._answer(source, url, params or {}, _xml_parser(source))

    def read(
        self, source: str, url: str, params: Mapping[str, str], parse: Callable[[bytes], T]
    ) -> T:
        """
        Return what `parse` makes of the body at `url`; raises only `Fault`.

        A body that `parse` refuses, with a `Fault` or a `ValueError`, is not kept.
        """
        return self._answer(source, url, params, parse)

    def text(self, source: str, url: str, params: Mapping[str, str] | None = None) -> str:
        """Return the text at `url`, which is UTF-8; raises only `Fault`."""
        return self._answer(source, url, params or {}, bytes.decode)

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Give all questions asked inside the block `seconds` together."""
        token = _ends.set(self._until(seconds))
        try:
            yield
        finally:
            _ends.reset(token)

    def _answer(
        self, source: str, url: str, params: Mapping[str, str], parse: Callable[[bytes], T]
    ) -> T:
        key = _key(url, params)
        kept = self.cache.get(key) if self.cache else None
        if isinstance(kept, str):
            raise NotFound(kept, source=source)
        try:
            if isinstance(kept, bytes):
                return parse(kept)
            body = self._asking.ask(source, url, params, until=self._until(self.deadline))
            answer = parse(body)
        except NotFound as fault:
            self._keep(key, str(fault), HOUR)
            raise
        except Fault as fault:
            self._failed(fault)
            raise
        except (ValueError, httpx.InvalidURL):
            unreadable = failures.unreadable(source)
            self._failed(unreadable)
            raise unreadable from None
        self._keep(key, body, DAY)
        return answer

    def _until(self, seconds: float) -> float:
        until = time.monotonic() + seconds
        return min(until, _ends.get(until))

    def _keep(self, key: str, value: bytes | str, seconds: int) -> None:
        if self.cache:
            self.cache.set(key, value, seconds)


def user_agent(contact: str) -> str:
    """Return how we introduce ourselves, as Crossref's etiquette asks."""
    return f"LanFamCMS/{VERSION}" + (f" (mailto:{contact})" if contact else "")


def _xml_parser(source: str) -> Callable[[bytes], Element]:
    def parse(body: bytes) -> Element:
        root = safe_xml.parse(body, source=source)
        # An error page may be well-formed.
        if str(root.tag).lower().endswith("html"):
            raise failures.unreadable(source)
        return root

    return parse


def _key(url: str, params: Mapping[str, str]) -> str:
    asked = sorted((name, value) for name, value in params.items() if name not in CONTACTS)
    digest = hashlib.sha256(f"{url}?{urlencode(asked)}".encode()).hexdigest()
    return f"references:registry:{digest}"
