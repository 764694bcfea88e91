"""
Post one message to an address somebody entered, without trusting that address.

Whatever the address leads to is judged at the moment of connecting, and the connection is made
to the very IP address that was judged: a name that is looked up twice may answer differently.
Redirects are not followed; a receiver's address is entered, not guessed. One time limit holds for
everything together, so a receiver that sends a byte a second holds up no worker.
"""

import asyncio
import socket
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx

from articles.delivery.networks import is_allowed
from references.networks import Address, Network, address_of, is_in
from references.sources.guarded import authorities

LIMIT = 15.0
"""Seconds for everything: looking up the name, connecting, sending, the answer."""

PATIENCE = 1.0
"""Seconds of these for the text of the answer."""

READ = 2000
"""Characters of the answer that are kept; receivers have nothing to say but yes or no."""


class NotAllowed(httpx.ConnectError):
    """The address leads where this installation does not send anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one attempt; `failure` is "" when the message was taken."""

    milliseconds: int
    status: int | None = None
    answer: str = ""
    failure: str = ""
    wait: timedelta | None = None

    @property
    def refuses_for_good(self) -> bool:
        """Whether the receiver says that it wants nothing more (Standard Webhooks: 410)."""
        return self.status == httpx.codes.GONE


def post(
    url: str,
    body: str,
    headers: Mapping[str, str],
    *,
    private: Sequence[Network] = (),
    limit: float = LIMIT,
) -> Outcome:
    """Post `body` to `url`; whatever goes wrong is told in the outcome."""
    began = time.monotonic()
    try:
        status, answer, wait = asyncio.run(_post(url, body, headers, private, limit))
    except TimeoutError:
        return Outcome(milliseconds=_since(began), failure=f"No answer within {limit:g} seconds.")
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
        return Outcome(milliseconds=_since(began), failure=_told(error))
    return Outcome(
        milliseconds=_since(began), status=status, answer=answer, failure=_fault(status), wait=wait
    )


async def _post(
    url: str, body: str, headers: Mapping[str, str], private: Sequence[Network], limit: float
) -> tuple[int, str, timedelta | None]:
    async with asyncio.timeout(limit):
        transport = Guarded(private)
        # trust_env off: a proxy from the environment would connect where we may not look.
        async with (
            httpx.AsyncClient(transport=transport, timeout=limit, trust_env=False) as client,
            client.stream(
                "POST",
                url,
                content=body.encode(),
                headers={
                    "content-type": "application/json",
                    "user-agent": "LanFam-CMS",
                    "accept-encoding": "identity",
                    **headers,
                },
            ) as response,
        ):
            wait = _seconds(response.headers.get("retry-after", ""))
            return response.status_code, await _beginning(response), wait


class Guarded(httpx.AsyncBaseTransport):
    """Connect to addresses that are allowed, and to no others."""

    def __init__(self, private: Sequence[Network]) -> None:
        self.private = private
        self.inner = httpx.AsyncHTTPTransport(verify=authorities())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        address = _chosen(await _addresses(url.host, url.port), self.private)
        if url.scheme != "https" and not is_in(address, self.private):
            raise NotAllowed("It is not sent over http: anybody between could read it. Use https.")
        # The certificate is still asked to be the host's own, and so is the Host header.
        request.extensions = {**request.extensions, "sni_hostname": url.host}
        request.url = url.copy_with(host=str(address))
        return await self.inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self.inner.aclose()


async def _addresses(host: str, port: int | None) -> list[Address]:
    """
    Look the name up in a thread that nobody waits for once the time is over.

    Those of the loop's own pool are waited for at its end, however long a name server is silent.
    """
    loop = asyncio.get_running_loop()
    told: asyncio.Future[Any] = loop.create_future()

    def tell(outcome: Any) -> None:
        if told.done():
            return
        if isinstance(outcome, Exception):
            told.set_exception(outcome)
        else:
            told.set_result(outcome)

    def look() -> None:
        outcome: Any
        try:
            outcome = socket.getaddrinfo(host, port or 0, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            outcome = error
        # Too late, the loop is closed.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(tell, outcome)

    threading.Thread(target=look, name="webhook name", daemon=True).start()
    return [address_of(str(each[4][0])) for each in await told]


def _chosen(found: Iterable[Address], private: Sequence[Network]) -> Address:
    """Return the first of `found`; if any of them is not allowed, none is."""
    addresses = list(found)
    for address in addresses:
        if not is_allowed(address, private=private):
            raise NotAllowed(
                f"It leads to {address}, which is not on the public internet. "
                "WEBHOOK_PRIVATE_NETWORKS can allow it."
            )
    return addresses[0]


async def _beginning(response: httpx.Response) -> str:
    text = b""
    # The status has said it all; a text that won't end or breaks off makes no failure of it.
    with suppress(TimeoutError, httpx.HTTPError):
        async with asyncio.timeout(PATIENCE):
            async for chunk in response.aiter_raw():
                text += chunk
                if len(text) >= READ:
                    break
    return text[:READ].decode(errors="replace").replace("\0", "")


def _fault(status: int) -> str:
    if 200 <= status < 300:
        return ""
    if 300 <= status < 400:
        return f"It answered {status}, a redirect. Enter the address that it leads to."
    return f"It answered {status}."


def _told(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:300]


def _seconds(text: str) -> timedelta | None:
    """Read Retry-After where it gives seconds; a date is no reason for more code."""
    is_number = text.isascii() and text.isdecimal() and len(text) < 9
    return timedelta(seconds=int(text)) if is_number else None


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
