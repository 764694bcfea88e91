"""
Take a decision that was posted from the page under review, or show the page again with what lacks.

Nothing is decided here. A signature asks who signs first (`workflow.identity`); who may
sign what is asked of the workflow alone.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from articles.admin.letter import standing as asked
from articles.admin.letter.steps import broken
from articles.admin.letter.wording import DONE
from articles.admin.review import decision
from articles.admin.review.page import review_view
from articles.admin.review.signing import is_identified
from articles.models import Article
from articles.refusal import Refused
from articles.workflow import actions, standing
from articles.workflow.policy import SIGNED
from articles.workflow.states import Action

ACTS: dict[Action, Callable[..., Any]] = {
    Action.APPROVE: actions.approve,
    Action.REQUEST_CHANGES: actions.request_changes,
    Action.REJECT: actions.reject,
    Action.EMERGENCY_APPROVE: actions.emergency_approve,
}

FIELD_OF_REFUSAL = {"reason": "reason", "ticked": "ticked", "capacity": "capacity"}
"""Refusals that are about what was typed, by the field that can mend them."""


SHOWN_ON_THE_PAGE = frozenset({"findings", "comments", "alert"})
"""Refusals that somebody can do something about on the very page."""


def decide_view(
    screen: admin.ModelAdmin,  # type: ignore[type-arg]
    request: HttpRequest,
    article: Article,
    name: str,
) -> HttpResponse:
    """Lead to the decision called `name` on the page under review; on POST take it."""
    # As the decorator does, which takes functions of a request alone: never in an error report.
    request.sensitive_post_parameters = ["password", "code", "credential"]  # type: ignore[attr-defined]
    action = Action(name)
    posted = request.method == "POST"
    refusal, revision = asked.refusals(request, article)[action], standing.newest_revision(article)
    if revision is None or (refusal and (posted or refusal.code not in SHOWN_ON_THE_PAGE)):
        if refusal:
            asked.say(request, refusal)
        return redirect("admin:articles_article_change", article.pk)
    if no := broken(revision):
        asked.say(request, no)
        return redirect("admin:articles_article_change", article.pk)
    if not posted:
        page = reverse("admin:articles_article_review", args=[article.pk])
        return redirect(f"{page}#{name}")
    form = decision.form_for(action, request, article, revision, request.POST)
    if form.is_valid() and _is_taken(action, request, article, form):
        messages.success(request, DONE[action])
        return redirect("admin:articles_article_change", article.pk)
    # Asked again: another person may have decided meanwhile, and the page must say so.
    asked.forget(request)
    request.__dict__["undecided"] = {action: form}
    return review_view(screen, request, article)


def _is_taken(action: Action, request: HttpRequest, article: Article, form: forms.Form) -> bool:
    """Take `action`; on a refusal say it beside its field, and return False."""
    given, now, user = dict(form.cleaned_data), timezone.now(), request.user
    if action in SIGNED and not is_identified(form, given, user=user, now=now):
        return False
    try:
        ACTS[action](article, actor=user, now=now, **given)
    except Refused as error:
        field = FIELD_OF_REFUSAL.get(error.refusal.code)
        form.add_error(field if field in form.fields else None, error.refusal.reason)
        return False
    return True
