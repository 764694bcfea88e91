"""A JSON-LD processor reads every graph as it was meant: no property lost, no link left hanging."""

from collections.abc import Iterator
from typing import Any

import pytest
from pyld import jsonld

from articles.jsonld.graph import graph
from articles.jsonld.profile import profile
from articles.jsonld.site import site
from tests.articles.jsonld.letters import (
    BRAND,
    WRITER,
    bare_imprint,
    full,
    imprint,
    minimal,
)

# schema.org's own context says the same of the properties we use; nothing is fetched.
LOCAL = {"@context": {"@vocab": "https://schema.org/"}}
GRAPHS = {
    "a full letter": graph(full(), imprint()),
    "a bare letter": graph(minimal(), bare_imprint()),
    "a person's page": profile(WRITER, BRAND),
    "the home page": site(BRAND),
}
every_graph = pytest.mark.parametrize("document", GRAPHS.values(), ids=GRAPHS)


def local(url: str, _options: Any) -> dict[str, Any]:
    assert url.rstrip("/") == "https://schema.org", "only one context is ever named"
    return {"contextUrl": None, "documentUrl": url, "document": LOCAL}


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from objects(each)


def properties(document: Any) -> list[str]:
    return sorted(
        f"https://schema.org/{name}" if ":" not in name else name
        for each in objects(document)
        for name in each
        if not name.startswith("@")
    )


@every_graph
def test_no_property_is_lost(document: dict[str, Any]) -> None:
    expanded = jsonld.expand(document, {"documentLoader": local})
    assert properties(expanded) == properties(document["@graph"])


@every_graph
def test_every_type_is_of_the_vocabulary_and_every_name_absolute(document: dict[str, Any]) -> None:
    for each in objects(jsonld.expand(document, {"documentLoader": local})):
        assert all(kind.startswith("https://schema.org/") for kind in each.get("@type", []))
        assert each.get("@id", "https://").startswith("https://")


@every_graph
def test_a_reader_of_triples_finds_each_node_once_and_whole(document: dict[str, Any]) -> None:
    flat = jsonld.flatten(document, None, {"documentLoader": local})
    named = {each["@id"] for each in document["@graph"]}
    found = {each["@id"]: each for each in flat}
    assert named <= found.keys()
    # A node that is only linked to has nothing but its name.
    assert all(len(found[name]) > 1 for name in named)
