"""
Answers of the Crossref REST API from `records/crossref`: one file a work, as `message` has it.

`/works/{doi}`, and `/works` with `filter=doi:…,updates:…` (one kind at a time is an "or"), with
`query.bibliographic`, `rows` and `select`. Like the real one it refuses a field that cannot be
selected, and a DOI with a comma in a filter comes apart.
"""

import json
import re
from functools import cache
from typing import Any

from tests.registry_server.answer import RECORDS, Answer, as_json, as_text

Work = dict[str, Any]

SELECTABLE = (
    "abstract URL resource member posted score created degree update-policy short-title license "
    "ISSN container-title issued update-to issue prefix approved indexed article-number "
    "clinical-trial-number accepted author group-title DOI is-referenced-by-count updated-by "
    "event chair standards-body original-title funder translator published archive "
    "published-print alternative-id subject subtitle published-online publisher-location "
    "content-domain reference title link type publisher volume references-count ISBN issn-type "
    "assertion deposited page content-created short-container-title relation editor"
)


def answer(path: str, query: dict[str, list[str]]) -> Answer | None:
    if path == "/works":
        return _list(query)
    work = works().get(path.removeprefix("/works/").lower()) if "/works/" in path else None
    return as_json(_envelope("work", work)) if work else None


@cache
def works() -> dict[str, Work]:
    """Return the works by DOI."""
    files = sorted((RECORDS / "crossref").glob("*.json"))
    found = [json.loads(path.read_text()) for path in files]
    return {work["DOI"]: work for work in found}


def _list(query: dict[str, list[str]]) -> Answer:
    rows = int(_one(query, "rows") or 20)
    selected = [name for name in _one(query, "select").split(",") if name]
    if rows > 1000 or not set(selected) <= set(SELECTABLE.split()):
        return as_text('{"status":"failed","message-type":"validation-failure"}', status=400)
    found = [work for work in works().values() if _passes(work, _one(query, "filter"))]
    if words := _one(query, "query.bibliographic"):
        found = _ranked(found, words)
    items = [_selected(work, selected) for work in found[:rows]]
    message = {
        "facets": {},
        "total-results": len(found),
        "items": items,
        "items-per-page": rows,
        "query": {"start-index": 0, "search-terms": words or None},
    }
    return as_json(_envelope("work-list", message))


def _passes(work: Work, filters: str) -> bool:
    asked: dict[str, set[str]] = {}
    for part in filter(None, filters.split(",")):
        name, _, value = part.partition(":")
        asked.setdefault(name, set()).add(value.lower())
    updated = {update["DOI"].lower() for update in work.get("update-to", [])}
    has = {"doi": {work["DOI"].lower()}, "updates": updated}
    return all(has.get(name, set()) & values for name, values in asked.items())


def _ranked(found: list[Work], words: str) -> list[Work]:
    """Order works by the words they share with the question, those without any left out."""
    wanted = _words(words)
    scored = [(len(wanted & _words(_text(work))), work) for work in found]
    best = sorted((pair for pair in scored if pair[0] > 1), key=lambda pair: -pair[0])
    return [{**work, "score": float(score)} for score, work in best]


def _text(work: Work) -> str:
    families = [author.get("family", "") for author in work.get("author", [])]
    years = [str(part) for part in work["issued"]["date-parts"][0]]
    fields = [*work["title"], *work.get("container-title", []), *families, *years[:1]]
    return " ".join(fields)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.lower()))


def _selected(work: Work, names: list[str]) -> Work:
    return {name: work[name] for name in names if name in work} if names else work


def _envelope(kind: str, message: object) -> dict[str, object]:
    return {
        "status": "ok",
        "message-type": kind,
        "message-version": "1.0.0",
        "message": message,
    }


def _one(query: dict[str, list[str]], name: str) -> str:
    return query.get(name, [""])[0]
