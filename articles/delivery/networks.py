"""
Say where a webhook may be sent: to the public internet, and where the installation says so.

What belongs to it is told by `references.networks`.
"""

from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from references.networks import Address, Network, is_in, is_public


def is_allowed(address: Address, *, private: Sequence[Network]) -> bool:
    """Say whether a webhook may be sent to `address`: a public one, or one in `private`."""
    return is_in(address, private) or is_public(address)


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
