"""
Join nodes into one document whose every link leads somewhere.

A node that fails its minimum vanishes with every link to it (jsonld-target 1.4). A link to
a node of our own that nobody built is a fault of ours: it is raised here, at publication,
and never served (jsonld-target 1.3).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from articles.jsonld.ids import is_own
from articles.jsonld.pruning import Node, is_link, prune

CONTEXT = "https://schema.org"

ROOTS = frozenset({"WebSite", "Organization", "MedicalWebPage", "ProfilePage"})
"""Types that stand although nothing links to them; any other node needs a link to it."""


class GraphError(ValueError):
    """A structured-data graph that must not be served."""


class DanglingLink(GraphError):
    """A link leads to a node of the site that the graph does not describe."""


class DoubledNode(GraphError):
    """Two nodes of the graph carry the same @id."""


def join(nodes: Sequence[Node | None], origin: str) -> Node:
    """
    Return {"@context", "@graph"} of the `nodes` that hold their minimum, in their order.

    `origin` is the site's own, without a slash. Raises `DanglingLink` or `DoubledNode`.
    """
    graph = _settle([node for node in nodes if node is not None])
    _refuse_doubles(graph)
    _refuse_dangling(graph, origin)
    return {"@context": CONTEXT, "@graph": graph}


def _settle(nodes: list[Node]) -> list[Node]:
    """Prune until nothing changes: a node that goes may take away what another one needs."""
    built = set(_described(nodes))
    while True:
        gone = built.difference(_described(nodes))
        kept = _linked([pruned for node in nodes if (pruned := prune(node, gone)) is not None])
        if kept == nodes:
            return kept
        nodes = kept


def _linked(nodes: list[Node]) -> list[Node]:
    targets = set(_links(nodes))
    return [node for node in nodes if node["@type"] in ROOTS or node["@id"] in targets]


def _refuse_doubles(graph: list[Node]) -> None:
    doubled = [name for name, times in Counter(_described(graph)).items() if times > 1]
    if doubled:
        raise DoubledNode(f"Described more than once: {', '.join(sorted(doubled))}")


def _refuse_dangling(graph: list[Node], origin: str) -> None:
    own = {name for name in _links(graph) if is_own(name, origin)}
    dangling = own.difference(_described(graph))
    if dangling:
        raise DanglingLink(f"Linked to but not described: {', '.join(sorted(dangling))}")


def _described(value: Any) -> Iterator[str]:
    return (part["@id"] for part in _parts(value) if "@id" in part and not is_link(part))


def _links(value: Any) -> Iterator[str]:
    return (part["@id"] for part in _parts(value) if is_link(part))


def _parts(value: Any) -> Iterator[Node]:
    """Walk every object in `value`, at any depth."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _parts(inner)
