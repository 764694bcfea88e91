"""
Read and write CSL-JSON, as Zotero, Mendeley, Crossref and citation processors exchange it.

What they write differently is read alike: types under other names, dates as text, PMIDs in the
note, abstracts with Crossref's JATS tags. An item that is none is refused by itself.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from references import csl
from references.exchange import addresses, dates
from references.exchange.row import NotReadable, Row
from references.exchange.text import NOT_TEXT

TYPES = {
    "journal-article": "article-journal",
    "review": "article-journal",
    "review-article": "article-journal",
    "posted-content": "article",
    "preprint": "article",
    "manuscript": "article",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "classic": "book",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "entry": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "proceedings-article": "paper-conference",
    "dissertation": "thesis",
    "post": "webpage",
    "post-weblog": "webpage",
    "report-component": "report",
    "standard": "report",
}
TAGS = re.compile(r"</?jats:(\w+)[^>]*>|</?p>")
NOTED = re.compile(r"^\s*(PMID|PMCID|DOI|ISBN)\s*:\s*(\S+)\s*$", re.I | re.M)
SHORT = ("container-title-short", "journalAbbreviation", "short-container-title")


def read(text: str) -> Iterator[Row]:
    """Give a row for each item of a CSL-JSON file: a list, one item, or `{"items": [...]}`."""
    for number, item in enumerate(_items(text), start=1):
        where = f"record {number:,}"
        if not isinstance(item, Mapping):
            yield Row(
                place=where, error="A reference is a JSON object with fields such as “title”."
            )
        else:
            clean = _clean(item)
            yield Row(
                place=where,
                item=_item(clean),
                key=str(clean.get("id") or ""),
                doubts=addresses.left_out(where, "URL", [_first(clean.get("URL"))]),
            )


def write(items: Iterator[csl.AnyItem]) -> Iterator[str]:
    """Give the text of a CSL-JSON list, an item at a time."""
    separator = "[\n"
    for item in items:
        yield separator + orjson.dumps(dict(item)).decode()
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _items(text: str) -> list[Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno:,})" if isinstance(error, json.JSONDecodeError) else ""
        raise NotReadable(
            f"The file is not valid JSON{where}. It may be cut off; export it again."
        ) from error
    if isinstance(found, Mapping):
        for name in ("items", "references", "message"):
            if isinstance(found.get(name), list):
                return list(found[name])
        return [found["message"] if isinstance(found.get("message"), Mapping) else found]
    if not isinstance(found, list):
        raise NotReadable("The file holds no references: CSL-JSON is a list of objects.")
    return found


def _clean(value: Any) -> Any:
    """Drop what JSON can escape and no text can hold: control characters, half characters."""
    if isinstance(value, str):
        return value.translate(NOT_TEXT).encode("utf-8", "ignore").decode()
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, Mapping):
        return {name: _clean(one) for name, one in value.items()}
    return value


def _item(item: Mapping[str, Any]) -> csl.Item:
    """Bring an item into our own form; what it says wrongly is left for `csl.check` to refuse."""
    noted = {scheme.upper(): value for scheme, value in NOTED.findall(csl.note(item))}
    type_ = TYPES.get(csl.type_(item), csl.type_(item))
    read = {
        **{name: item[name] for name in csl.Item.__annotations__ if name in item},
        "type": type_ if type_ in csl.TYPES else "document",
        "container-title-short": next((item[name] for name in SHORT if item.get(name)), ""),
        "number": item.get("article-number") or item.get("number") or "",
        "abstract": _abstract(csl.abstract(item)),
        "URL": addresses.own([csl.url(item)]),
        **{
            name: item.get(name) or noted.get(name, "") for name in ("DOI", "PMID", "PMCID", "ISBN")
        },
    }
    issued = csl.issued(item) or _spoken(item.get("issued"))
    if issued:
        read["issued"] = {"date-parts": [[int(part) for part in issued.split("-")]]}
    for name in ("ISSN", "ISBN"):
        read[name] = re.split(r"[,;\s]+", _first(read.get(name)), maxsplit=1)[0]
    return {name: value for name, value in read.items() if value}  # type: ignore[return-value]


def _first(value: object) -> str:
    one = value[0] if isinstance(value, list) and value else value
    return one.strip() if isinstance(one, str) else ""


def _spoken(issued: object) -> str:
    """Read a date given as text: “12 May 2017”, “2017-05”."""
    if isinstance(issued, Mapping):
        issued = issued.get("raw") or issued.get("literal") or ""
    return dates.parse(str(issued)) if isinstance(issued, str | int) else ""


def _abstract(text: str) -> str:
    """Drop the tags of JATS; a section's title stands before it."""
    plain = TAGS.sub(lambda m: ": " if m[1] == "title" and m[0].startswith("</") else " ", text)
    return " ".join(plain.split()) if plain != text else text
