"""
Connect to the public internet alone, to the very address that was judged.

For addresses that stand in a record, or that an answer redirects to. A newcomer gets this wrong:
looking the name up, judging what it leads to, and leaving the connection to the HTTP library,
which looks it up again; a name server that answers each question differently has by then led us
into the neighbourhood.
"""

import socket
import ssl
from collections.abc import Container
from functools import cache

import httpx

from references.networks import Address, address_of, is_public


class NotPublic(httpx.ConnectError):
    """The address leads where nothing is asked."""


class Guarded(httpx.BaseTransport):
    """Send to public addresses, and to the `trusted` hosts (with their ports) wherever they are."""

    def __init__(
        self, trusted: Container[str] = (), inner: httpx.BaseTransport | None = None
    ) -> None:
        self.trusted = trusted
        # A connection is not used for another name that leads to the same address: its certificate
        # was looked at for the first.
        self.inner = inner or httpx.HTTPTransport(
            verify=authorities(), limits=httpx.Limits(max_keepalive_connections=0)
        )
        self.known = httpx.HTTPTransport(verify=authorities())

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        if url.netloc.decode() in self.trusted:
            return self.known.handle_request(request)
        # The certificate is still asked to be the host's own, and so is the Host header.
        request.extensions = {**request.extensions, "sni_hostname": url.host}
        sent = httpx.Request(
            request.method,
            url.copy_with(host=str(_judged(url))),
            headers=request.headers,
            stream=request.stream,
            extensions=request.extensions,
        )
        return self.inner.handle_request(sent)

    def close(self) -> None:
        self.inner.close()
        self.known.close()


@cache
def authorities() -> ssl.SSLContext:
    """Return whose certificates are believed; read once, for that takes longer than a request."""
    return httpx.create_ssl_context()


def _judged(url: httpx.URL) -> Address:
    """Return an address of the host; raises `NotPublic` if any of them is not public."""
    try:
        found = socket.getaddrinfo(url.host, url.port or 0, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError(str(error)) from error
    addresses = [address_of(str(each[4][0])) for each in found]
    if not all(map(is_public, addresses)):
        raise NotPublic(f"{url.host} leads into a private network.")
    return addresses[0]
