"""What may be decided about the revision now, and by this person."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from articles.admin.letter import standing
from articles.admin.letter.wording import label
from articles.models import Article, Revision
from articles.workflow.states import Action

DECISIONS = (Action.APPROVE, Action.REQUEST_CHANGES)


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return each decision with its page, and why this person may not take it, if so."""
    refusals = standing.refusals(request, article)
    return {
        "decisions": [
            {
                "action": action.value,
                "label": label(action.value),
                "url": reverse("admin:articles_article_action", args=[article.pk, action.value]),
                "refusal": refusals[action],
            }
            for action in DECISIONS
        ]
    }
