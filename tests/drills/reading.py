"""Read all that an installation says in public, to hold one time against another."""

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

Seen = dict[str, tuple[int, str, str]]
"""Status, digest of the bytes, and ETag, by address."""

LETTERS = "/api/v1/articles/"
WITH_PAGES = (
    LETTERS,
    *(f"/api/v1/{name}/" for name in ("authors", "series", "topics", "products", "references")),
)
"""Lists each of whose things has an address of its own."""

BEGINNINGS = (
    *WITH_PAGES,
    *(f"/api/v1/{name}/" for name in ("faqs", "disclaimers", "site", "redirects")),
    *(f"/api/v1/{name}/" for name in ("sitemap", "feed")),
    *("/sitemap.xml", "/feed.xml", "/feed.json", "/llms.txt"),
)
# Addresses of further pages name the host that was asked, and each server has a port of its own.
ASKED = {"Accept-Encoding": "identity", "Host": "localhost"}
FORMS = ("json-ld/", "markdown/")


def everything(client: httpx.Client) -> Seen:
    """Read every list, page by page, and each thing in it in each of its forms."""
    seen: Seen = {}
    waiting = list(BEGINNINGS)
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        answer = client.get(path, headers=ASKED)
        digest = hashlib.sha256(answer.content).hexdigest()
        seen[path] = (answer.status_code, digest, answer.headers.get("ETag", ""))
        if "json" in answer.headers["Content-Type"] and isinstance(answer.json(), dict):
            waiting += _further(path, answer.json())
    return seen


def _further(path: str, body: dict[str, Any]) -> list[str]:
    found = []
    if (following := body.get("next")) and isinstance(following, str):
        parts = urlsplit(following)
        found.append(f"{parts.path}?{parts.query}")
    place = path.partition("?")[0]
    for item in body.get("results", []) if place in WITH_PAGES else []:
        page = f"{place}{item.get('slug') or item['key']}/"
        found += [page, *(page + form for form in FORMS if place == LETTERS)]
    return found


def files(folder: Path) -> dict[str, str]:
    """Return the digest of each file below `folder`."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
