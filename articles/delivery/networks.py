"""
Tell addresses of the public internet from those of the machine's own neighbourhood.

Whoever may enter a webhook's address could otherwise have the server knock at doors that stand
open to it alone: a database, a cloud's metadata service. A newcomer gets this wrong: judging the
host name. A name leads wherever its owner says, and elsewhere a second later; so each connection
is judged by the address that it is made to.
"""

from collections.abc import Sequence
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from urllib.parse import urlsplit

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

TRANSLATED = ip_network("64:ff9b::/96")
"""IPv6 addresses that a gateway turns into the IPv4 address of their last four bytes."""


def is_allowed(address: Address, *, private: Sequence[Network]) -> bool:
    """Say whether a webhook may be sent to `address`: a public one, or one in `private`."""
    seen = _inner(address)
    return is_named(seen, private) or (seen.is_global and not seen.is_multicast)


def is_named(address: Address, private: Sequence[Network]) -> bool:
    """Say whether the installation's own setting names `address`."""
    seen = _inner(address)
    return any(seen.version == network.version and seen in network for network in private)


def refusal(url: str, *, private: Sequence[Network]) -> str:
    """
    Return why nothing can be sent to `url`, "" when it seems well.

    What a name leads to is found out when something is sent; this only spares a wait.
    """
    parts = urlsplit(url)
    if parts.username or parts.password:
        return "Leave name and password out of it: the signature proves who sends."
    if parts.scheme != "https" and not private:
        return "Begin with https://, so that nobody between can read or hold back a message."
    try:
        address = ip_address(parts.hostname or "")
    except ValueError:
        return ""
    if is_allowed(address, private=private):
        return ""
    return f"{address} is not on the public internet. WEBHOOK_PRIVATE_NETWORKS can allow it."


def _inner(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 one only wraps."""
    if isinstance(address, IPv4Address):
        return address
    if address in TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
