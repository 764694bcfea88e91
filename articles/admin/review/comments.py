"""What people said about passages of the revision."""

from typing import Any

from django.http import HttpRequest

from articles.models import Article, Revision


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return nothing: passages are not spoken about here yet."""
    return {}
