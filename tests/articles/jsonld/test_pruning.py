"""What is empty is left out; a node without what it needs is left out whole."""

from typing import Any

import pytest

from articles.jsonld.pruning import is_link, prune

NOBODY: frozenset[str] = frozenset()


def pruned(**properties: Any) -> dict[str, Any] | None:
    return prune({"@type": "Thing", "name": "kept", **properties}, NOBODY)


@pytest.mark.parametrize(
    "nothing",
    [None, "", "  ", "\n", [], {}, [""], [None, []], {"@type": "Brand"}, {"@type": "Thing"}],
)
def test_an_empty_value_takes_its_key_along(nothing: Any) -> None:
    assert pruned(alternateName=nothing) == {"@type": "Thing", "name": "kept"}


@pytest.mark.parametrize("value", [False, 0, "0", "N"])
def test_a_small_value_is_still_a_value(value: Any) -> None:
    assert pruned(position=value) == {"@type": "Thing", "name": "kept", "position": value}


@pytest.mark.parametrize(
    "address", ["#", "/about", "www.a.example", "https://", "https://a b", "x"]
)
def test_a_place_holder_is_no_address(address: str) -> None:
    assert pruned(url=address, sameAs=[address]) == {"@type": "Thing", "name": "kept"}


@pytest.mark.parametrize("address", ["https://a.example", "http://a.example/x?y=1#z"])
def test_a_whole_address_stays(address: str) -> None:
    kept = pruned(url=address)
    assert kept is not None
    assert kept["url"] == address


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("sameAs", ["https://a.example"]),
        ("author", ["https://a.example"]),
        ("hasPart", "https://a.example"),
        ("about", "https://a.example"),
    ],
)
def test_only_some_lists_of_one_stay_lists(key: str, left: Any) -> None:
    kept = pruned(**{key: ["https://a.example", ""]})
    assert kept is not None
    assert kept[key] == left


def test_a_node_without_a_required_value_is_no_node() -> None:
    question = {"@type": "Question", "name": "Why?", "acceptedAnswer": {"@type": "Answer"}}
    assert prune(question, NOBODY) is None


def test_a_lost_node_takes_its_links_along() -> None:
    link = {"@id": "https://a.example/#logo"}
    node = {"@type": "Organization", "name": "A", "logo": link}
    assert prune(node, {"https://a.example/#logo"}) == {"@type": "Organization", "name": "A"}
    assert prune(node, NOBODY) == node


def test_key_order_is_kept() -> None:
    node = {
        "@type": "Person",
        "name": "A",
        "jobTitle": "",
        "url": "https://a.example",
        "email": "e",
    }
    kept = prune(node, NOBODY)
    assert kept is not None
    assert list(kept) == ["@type", "name", "url", "email"]


def test_a_link_is_an_id_and_nothing_else() -> None:
    assert is_link({"@id": "x"})
    assert not is_link({"@id": "x", "@type": "Person"})
    assert not is_link("x")
