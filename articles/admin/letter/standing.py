"""Ask the workflow once in each request what a person may do to a letter."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from articles.models import Article
from articles.refusal import Refusal
from articles.workflow import standing
from articles.workflow.situation import Actor, Situation
from articles.workflow.states import Action

Refusals = dict[Action, Refusal | None]


def situation(request: HttpRequest, article: Article) -> Situation:
    """Return what about `article` matters to a decision, asked for once in each request."""
    known: dict[int, Situation] = request.__dict__.setdefault("_situations", {})
    if article.pk not in known:
        known[article.pk] = standing.situation_of(article, now=timezone.now())
    return known[article.pk]


def actor(request: HttpRequest) -> Actor:
    """Return who this person is to the policy, asked for once in each request."""
    known = request.__dict__
    if "_actor" not in known:
        known["_actor"] = standing.actor_of(request.user)  # type: ignore[arg-type]
    return known["_actor"]  # type: ignore[no-any-return]


def refusals(request: HttpRequest, article: Article) -> Refusals:
    """Return for every action why this person may not take it now, or None."""
    known: dict[int, Refusals] = request.__dict__.setdefault("_refusals", {})
    if article.pk not in known:
        who = actor(request)
        known[article.pk] = standing.refusals_in(situation(request, article), actor=who)
    return known[article.pk]


def forget(request: HttpRequest) -> None:
    """Ask again: something was decided in this very request."""
    for name in ("_situations", "_refusals"):
        request.__dict__.pop(name, None)


def edit_refusal(request: HttpRequest, article: Article) -> Refusal | None:
    """Return why this person may not write in `article` now, or None."""
    return refusals(request, article)[Action.EDIT]


def say(request: HttpRequest, refusal: Refusal) -> None:
    """Tell the person that nothing was changed, and why."""
    messages.error(request, f"Nothing was changed. {refusal.reason}")
