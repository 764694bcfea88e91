"""Take apart what a published letter shows, one row a thing, for the lists across letters."""

from collections.abc import Iterable
from typing import Any

import orjson

from articles.content import Content, Imprint, Person
from articles.jsonld import profile

Columns = dict[str, Any]

COLUMNS = ("kind", "key", "name", "payload", "doi", "pmid")
"""What a row says of the thing that it stands for."""


def rows(shown: dict[str, Any], content: Content, imprint: Imprint) -> list[Columns]:
    """
    Return one entry for each person, series, topic, product, paper, question and disclaimer.

    The payloads are taken from the letter's own detail document, word for word.
    """
    return [
        *_people(shown, content, imprint),
        *_subjects(shown),
        *_papers(shown),
        *_texts(shown),
    ]


def said(rows: Iterable[Columns]) -> list[tuple[str, ...]]:
    """Return rows as they can be compared with stored ones."""
    return [tuple(row.get(name, "") for name in COLUMNS) for row in rows]


def _entry(kind: str, key: str, name: str, payload: Any, **columns: str) -> Columns:
    text = orjson.dumps(payload).decode()
    return {"kind": kind, "key": key, "name": name[:500], "payload": text, **columns}


def _people(shown: dict[str, Any], content: Content, imprint: Imprint) -> Iterable[Columns]:
    for payload, person in zip(shown["authors"], content.authors, strict=True):
        yield _person("author", payload, person, content)
    if shown["reviewed_by"] and imprint.reviewed_by:
        yield _person("reviewer", shown["reviewed_by"], imprint.reviewed_by, content)


def _person(kind: str, payload: dict[str, Any], person: Person, content: Content) -> Columns:
    graph = profile.profile(person, content.brand) or None
    return _entry(kind, person.slug, person.name, payload | {"json_ld": graph})


def _subjects(shown: dict[str, Any]) -> Iterable[Columns]:
    if series := shown["series"]:
        yield _entry("series", series["slug"], series["name"], series)
    for topic in shown["about"]:
        yield _entry("about", topic["slug"], topic["name"], None)
    for topic in [*shown["about"], *shown["mentions"]]:
        yield _entry("topic", topic["slug"], topic["name"], topic)
    for product in shown["products"]:
        yield _entry("product", product["slug"], product["name"], product)


def _papers(shown: dict[str, Any]) -> Iterable[Columns]:
    for citation in shown["citations"]:
        paper = citation["reference"]
        ids = paper["identifiers"]
        columns = {"doi": ids.get("doi") or "", "pmid": ids.get("pmid") or ""}
        yield _entry("reference", citation["key"], paper["title"], paper, **columns)


def _texts(shown: dict[str, Any]) -> Iterable[Columns]:
    for faq in shown["faqs"]:
        yield _entry("faq", f"{shown['slug']}#{faq['anchor']}", faq["question"], faq)
    for disclaimer in shown["disclaimers"]:
        yield _entry("disclaimer", disclaimer["kind"], disclaimer["text"], disclaimer)
