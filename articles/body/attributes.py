"""Read the few attributes a letter's HTML has; what is malformed counts as absent."""

import re
from collections.abc import Mapping
from uuid import UUID

from articles.body.inline import Mark
from articles.content import CLAIM_KINDS
from references import web
from references.unseen import visible

KEY = re.compile("[a-z0-9][a-z0-9-]*")
"""A citation key ("kim-2017") or a claim's id ("c1")."""

PLACE = re.compile(r"#\S+")
MAIL = re.compile(r"mailto:[^\s?#]\S*", re.I)

WIDEST_SPAN = 100


def is_key(text: str) -> bool:
    """Tell whether `text` is a well-formed citation key or claim id."""
    return KEY.fullmatch(text) is not None


def cited_keys(given: Mapping[str, str]) -> tuple[str, ...]:
    """Return the citation keys of a citation in the editor's order, each once; () if none."""
    keys = given.get("data-cites", "").split()
    return tuple(dict.fromkeys(key for key in keys if is_key(key)))


def claim_mark(given: Mapping[str, str], *, serial: int) -> Mark:
    """Return a claim; without a usable id it has "" and is told from others by `serial`."""
    identity = given.get("data-claim", "")
    kind = given.get("data-kind", "")
    kind = kind if kind in CLAIM_KINDS else "structure_function"
    if is_key(identity):
        return Mark("claim", identity, kind)
    return Mark("claim", "", kind, serial)


def link_mark(given: Mapping[str, str]) -> Mark | None:
    """Return a link to a letter or an address, or None when it leads nowhere allowed."""
    if "data-letter" in given:
        identity = uuid(given["data-letter"])
        if identity:
            return Mark("letter", identity)
    href = address(given.get("href", ""))
    return Mark("link", href) if href else None


def address(href: str) -> str:
    """Return a clean http(s), mailto or #fragment address, or "" for anything else."""
    href = visible("".join(href.split("\n"))).strip().replace(" ", "%20")
    return href if PLACE.fullmatch(href) or MAIL.fullmatch(href) else web.address(href)


def span(given: Mapping[str, str], name: str) -> int:
    """Return how many columns or rows a cell covers: at least 1, at most `WIDEST_SPAN`."""
    text = given.get(name, "")
    if not (text.isascii() and text.isdigit()):
        return 1
    return min(max(int(text[:4]), 1), WIDEST_SPAN)


def uuid(text: str) -> str:
    """Return an identity in the one form that is stored, or "" for anything else."""
    try:
        return str(UUID(text))
    except ValueError:
        return ""
