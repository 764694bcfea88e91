"""What changed since the revision that was signed last."""

from typing import Any

from django.http import HttpRequest

from articles.models import Article, Revision


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the revision that was signed last before `revision`, None when there is none."""
    signed = article.revisions.filter(number__lt=revision.number, approvals__isnull=False)
    return {"since": signed.order_by("-number").first()}
