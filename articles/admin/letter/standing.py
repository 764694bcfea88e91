"""Ask the workflow once in each request what a person may do to a letter."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from articles.models import Article
from articles.refusal import Refusal
from articles.workflow import standing
from articles.workflow.states import Action

Refusals = dict[Action, Refusal | None]


def refusals(request: HttpRequest, article: Article) -> Refusals:
    """Return for every action why this person may not take it now, or None."""
    known: dict[int, Refusals] = request.__dict__.setdefault("_refusals", {})
    if article.pk not in known:
        user, now = request.user, timezone.now()
        known[article.pk] = standing.refusals(article, user=user, now=now)  # type: ignore[arg-type]
    return known[article.pk]


def edit_refusal(request: HttpRequest, article: Article) -> Refusal | None:
    """Return why this person may not write in `article` now, or None."""
    return refusals(request, article)[Action.EDIT]


def say(request: HttpRequest, refusal: Refusal) -> None:
    """Tell the person that nothing was changed, and why."""
    messages.error(request, f"Nothing was changed. {refusal.reason}")
