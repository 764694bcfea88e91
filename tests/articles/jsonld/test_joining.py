"""No link of a served graph leads nowhere."""

from typing import Any

import pytest

from articles.jsonld.joining import DanglingLink, DoubledNode, GraphError, join

ORIGIN = "https://a.example"
SITE: dict[str, Any] = {
    "@type": "WebSite",
    "@id": f"{ORIGIN}/#website",
    "url": f"{ORIGIN}/",
    "name": "A",
}


def linking(target: str) -> dict[str, Any]:
    return SITE | {"publisher": {"@id": target}}


def organization(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "@id": f"{ORIGIN}/#organization", "name": name}


def test_a_link_to_a_node_that_nobody_built_is_refused_by_name() -> None:
    with pytest.raises(DanglingLink, match=f"{ORIGIN}/#nobody"):
        join([linking(f"{ORIGIN}/#nobody")], ORIGIN)


def test_a_link_deep_inside_is_refused_too() -> None:
    node = SITE | {"about": {"@type": "Thing", "name": "x", "image": [{"@id": f"{ORIGIN}/#no"}]}}
    with pytest.raises(DanglingLink):
        join([node], ORIGIN)


def test_a_link_to_another_site_may_lead_out() -> None:
    node = linking("https://b.example/#organization")
    assert join([node], ORIGIN)["@graph"] == [node]


def test_a_node_described_twice_is_refused() -> None:
    with pytest.raises(DoubledNode, match="#website"):
        join([SITE, SITE], ORIGIN)


def test_both_refusals_can_be_caught_as_one() -> None:
    assert issubclass(DanglingLink, GraphError)
    assert issubclass(DoubledNode, GraphError)


def test_a_node_that_fails_takes_every_link_to_it_along() -> None:
    joined = join([linking(f"{ORIGIN}/#organization"), organization("")], ORIGIN)
    assert joined["@graph"] == [SITE]


def test_a_loss_can_take_away_what_another_node_needs() -> None:
    page = {
        "@type": "MedicalWebPage",
        "@id": f"{ORIGIN}/x#webpage",
        "url": f"{ORIGIN}/x",
        "name": "X",
        "isPartOf": {"@id": f"{ORIGIN}/#website"},
    }
    assert len(join([SITE, page], ORIGIN)["@graph"]) == 2
    assert join([SITE | {"name": ""}, page, organization("A")], ORIGIN)["@graph"] == [
        organization("A")
    ]


def test_a_node_that_nothing_links_to_any_more_goes_too() -> None:
    topic = {"@type": "Substance", "@id": f"{ORIGIN}/x#topic-a", "name": "a"}
    assert join([SITE, topic], ORIGIN)["@graph"] == [SITE]


def test_the_order_of_nodes_is_kept() -> None:
    nodes = [linking(f"{ORIGIN}/#organization"), organization("A")]
    assert join(nodes, ORIGIN) == {"@context": "https://schema.org", "@graph": nodes}
    assert join(nodes[::-1], ORIGIN)["@graph"] == nodes[::-1]
