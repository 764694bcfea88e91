"""The disclaimers and disclosures in force, word for word, with their versions."""

from typing import Any

from django.http import HttpRequest

from articles.models import Article, Revision


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return what the revision prints around the letter."""
    content = revision.content
    return {"disclaimers": content.disclaimers, "disclosures": content.disclosures}
