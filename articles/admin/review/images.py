"""Every picture of the letter with the words that stand for it and under it."""

from typing import Any

from django.http import HttpRequest

from articles.models import Article, Revision


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the letter's own picture and those of its figures, each once."""
    content = revision.content
    first = [content.image] if content.image else []
    return {"images": [*first, *(image for image in content.images if image not in first)]}
