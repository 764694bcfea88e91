"""Every picture of the letter with the words that stand for it and under it."""

from typing import Any

from django.http import HttpRequest
from msgspec.structs import replace

from articles.admin.at_hand import at_hand
from articles.models import Article, Revision


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the letter's own picture and those of its figures, each once."""
    content = revision.content
    first = [content.image] if content.image else []
    shown = [*first, *(image for image in content.images if image not in first)]
    origin = content.brand.origin
    return {"images": [replace(image, url=at_hand(image.url, origin)) for image in shown]}
