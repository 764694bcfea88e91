"""
Tell addresses of the public internet from those of the machine's own neighbourhood.

Whoever may enter an address could otherwise have the server knock at doors that stand open to it
alone: a database, a cloud's metadata service. A newcomer gets this wrong: judging the host name. A
name leads wherever its owner says, and elsewhere a second later; so each connection is judged by
the address that it is made to. And an IPv6 address may only wrap an IPv4 one, in half a dozen ways.
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

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

TRANSLATED = ip_network("64:ff9b::/96")
"""IPv6 addresses that a gateway turns into the IPv4 address of their last four bytes."""

ASSIGNED = ip_network("2000::/3")
"""All that the IPv6 internet uses; what lies outside is reserved, or somebody's own."""

CLOSED = [
    ip_network(each)
    for each in (
        "192.0.0.0/24",  # protocols, and one cloud's metadata
        "192.88.99.0/24",  # relays of 6to4
        "2001::/32",  # Teredo: an IPv4 address behind somebody's translation
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
]
"""What `is_global` lets pass, or did in one of Python's releases."""

ISATAP = (0x00005EFE, 0x02005EFE)
"""The third quarter of an IPv6 address whose last one is an IPv4 address."""


def is_public(address: Address) -> bool:
    """Say whether `address` belongs to the public internet, whatever it is wrapped in."""
    seen = inner(address)
    if not seen.is_global or seen.is_multicast or is_in(seen, CLOSED):
        return False
    return isinstance(seen, IPv4Address) or seen in ASSIGNED


def is_in(address: Address, networks: Sequence[Network]) -> bool:
    """Say whether one of `networks` has `address`, or the IPv4 address that it wraps."""
    seen = inner(address)
    return any(seen.version == network.version and seen in network for network in networks)


def inner(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 one only wraps."""
    if isinstance(address, IPv4Address):
        return address
    last = int(address) & 0xFFFFFFFF
    if address in TRANSLATED or (int(address) >> 32) & 0xFFFFFFFF in ISATAP:
        return IPv4Address(last)
    return address.ipv4_mapped or address.sixtofour or address


def address_of(text: str) -> Address:
    """Read what a resolver says, the zone of a link-local address aside."""
    return ip_address(text.partition("%")[0])
