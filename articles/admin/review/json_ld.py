"""The structured data that the page would carry, for people to read."""

from typing import Any

from django.http import HttpRequest

from articles.admin.letter.preview import structured_data
from articles.models import Article, Revision


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the graph as text."""
    return {"json_ld": structured_data(revision.content)}
