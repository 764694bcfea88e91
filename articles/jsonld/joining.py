"""
Join nodes into one document whose every link leads somewhere.

A node that fails its minimum vanishes with every link to it (jsonld-target 1.4). A link to
a node of our own that nobody built is a fault of ours: it is raised here, at publication,
and never served (jsonld-target 1.3).
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from articles.jsonld.ids import is_own
from articles.jsonld.pruning import Node, is_link, prune

CONTEXT = "https://schema.org"

ROOTS = frozenset({"WebSite", "Organization", "MedicalWebPage", "ProfilePage"})
"""Types that stand although nothing links to them; any other node needs a link to it."""


HOLDERS = (dict, list)
"""What can hold an object. No union: making one for each value took a tenth of rendering."""


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
    graph, ids = _settle([node for node in nodes if node is not None])
    _refuse_doubles(ids)
    _refuse_dangling(ids, origin)
    return {"@context": CONTEXT, "@graph": graph}


def _settle(nodes: list[Node]) -> tuple[list[Node], "_Ids"]:
    """
    Prune until no further node goes, for one that goes may take away what another one needs.

    Pruning twice for the same nodes gone changes nothing more, so the last round is not repeated.
    """
    built = {*_ids(nodes).described}
    gone: set[str] = set()
    while True:
        nodes, ids = _linked([pruned for node in nodes if (pruned := prune(node, gone))])
        left = built.difference(ids.described)
        if left == gone:
            return nodes, ids
        gone = left


def _linked(nodes: list[Node]) -> tuple[list[Node], "_Ids"]:
    """Return the roots and what is linked to, and the ids in them."""
    each = [_ids(node) for node in nodes]
    targets = {link for ids in each for link in ids.links}
    kept, found = [], _Ids([], [])
    for node, ids in zip(nodes, each, strict=True):
        if node["@type"] in ROOTS or node["@id"] in targets:
            kept.append(node)
            found.described.extend(ids.described)
            found.links.extend(ids.links)
    return kept, found


def _refuse_doubles(ids: "_Ids") -> None:
    doubled = [name for name, times in Counter(ids.described).items() if times > 1]
    if doubled:
        raise DoubledNode(f"Described more than once: {', '.join(sorted(doubled))}")


def _refuse_dangling(ids: "_Ids", origin: str) -> None:
    own = {name for name in ids.links if is_own(name, origin)}
    dangling = own.difference(ids.described)
    if dangling:
        raise DanglingLink(f"Linked to but not described: {', '.join(sorted(dangling))}")


class _Ids(NamedTuple):
    """The @id of every node in a value, and of every link to one, doubles included."""

    described: list[str]
    links: list[str]


def _ids(value: Node | list[Node]) -> _Ids:
    """Walk every object in `value`, at any depth."""
    found = _Ids([], [])
    waiting: list[Any] = [value]
    # A stack, not a generator in each level: the graph is walked more than once.
    part: Any
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if "@id" in part:
                (found.links if is_link(part) else found.described).append(part["@id"])
            part = part.values()
        # Nine values in ten are texts, and hold nothing.
        waiting.extend([each for each in part if isinstance(each, HOLDERS)])
    return found
