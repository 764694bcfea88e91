"""Change the status of a letter: the one place that does, called inside an action's transaction."""

from articles.models import Article
from articles.workflow.states import TRANSITIONS, Action, Status


def move(article: Article, action: Action, status: Status) -> None:
    """Take the locked `article`, which stands at `status`, to where `action` leads from there."""
    article.status = TRANSITIONS[action][status]
    article.save(update_fields=["status", "draft_version", "edited_at", "edited_by"])
