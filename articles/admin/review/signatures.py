"""Who signed which revision of the letter before, and what they said."""

from typing import Any

from django.http import HttpRequest

from articles.models import Approval, Article, Revision


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return every signature under the letter, the newest first."""
    signed = Approval.objects.filter(revision__article=article).select_related("revision")
    heavy = ("person", "findings", "resolutions", "answers", "revision__text")
    return {"approvals": list(signed.defer(*heavy).order_by("-signed_at", "-id"))}
