"""Let a text cite a paper by another key: what is needed when two records become one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from articles.body import document
from articles.body.document import Citation, Document

Node = TypeVar("Node", bound=object)

# Every node that holds others, and the field it holds them in.
INSIDE = {
    Document: "blocks",
    document.ListBlock: "items",
    document.Table: "rows",
    document.Row: "cells",
    **dict.fromkeys(
        (
            document.Paragraph,
            document.Heading,
            document.Figure,
            document.Quote,
            document.ListItem,
            document.Cell,
            document.Styled,
            document.Claim,
            document.Link,
            document.LetterLink,
        ),
        "children",
    ),
}


def rekey(node: Node, keys: Mapping[str, str]) -> Node:
    """
    Return `node` citing `keys[key]` wherever it cites `key`.

    A mark that would cite the same paper twice cites it once, where it stood first.
    """
    if isinstance(node, Citation):
        return type(node)(tuple(dict.fromkeys(keys.get(key, key) for key in node.keys)))
    name = INSIDE.get(type(node))
    if name is None:
        return node
    inside = tuple(rekey(child, keys) for child in getattr(node, name))
    return replace(node, **{name: inside})  # type: ignore[type-var]
