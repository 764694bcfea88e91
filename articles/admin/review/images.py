"""Every picture of the letter with the words that stand for it and under it."""

from typing import Any

from django.http import HttpRequest

from articles.models import Article, Revision


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the letter's pictures."""
    image = revision.content.image
    return {"images": [image] if image else []}
