"""The structured data that the page would carry: what it tells of, and the bytes themselves."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from articles.jsonld.graph import graph
from articles.jsonld.joining import GraphError
from articles.models import Article, Revision
from articles.workflow import preview


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the graph as text and its nodes by type and name, or why there is none."""
    content = revision.content
    imprint = preview.unsigned(content, number=revision.number, now=timezone.now())
    try:
        document = graph(content, imprint)
    except GraphError as error:
        return {"broken": f"The structured data cannot be made: {error}"}
    return {
        "json_ld": json.dumps(document, ensure_ascii=False, indent=2),
        "nodes": [(_type(node), _name(node)) for node in document["@graph"]],
    }


def _type(node: dict[str, Any]) -> str:
    kinds = node["@type"]
    return " and ".join(kinds) if isinstance(kinds, list) else str(kinds)


def _name(node: dict[str, Any]) -> str:
    return str(node.get("headline") or node.get("name") or node["@id"])
