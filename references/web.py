"""
Tell an address of the web that may become a link from what only looks like one.

Pages, registries and files give addresses; whatever of them is printed as a link, here or by a
frontend, passes through this. `javascript:` and `data:` run what they hold; a name before the
host (`https://known.example@other.example/`) shows one site and leads to another, and a backslash
ends the host for browsers alone.
"""

from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https"})


def address(text: str) -> str:
    """Return `text` if it is an absolute http(s) address that everybody reads alike, else ""."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    plain = parts.scheme in SCHEMES and parts.netloc and not set("@\\") & set(parts.netloc)
    return text if plain and text.isprintable() and " " not in text else ""
