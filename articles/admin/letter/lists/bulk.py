"""
Take one step with many letters: a page that says what will happen, then each letter on its own.

It is the letter's own buttons pressed one after the other: the same question to the policy, the
same form, the same function. What is refused stays as it is and is told with its reason; the
others are done. Nothing is approved here, for a signature is given to a text that was read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.admin.letter import standing as asked
from articles.admin.letter.steps import FIELD_OF_REFUSAL, STEPS
from articles.admin.letter.wording import CONSEQUENCE_FOR_MANY, label
from articles.collect import NoBrand
from articles.models import Article
from articles.refusal import Refusal
from articles.workflow import actions, policy, standing
from articles.workflow.states import NEEDS_REASON, Action

Screen = admin.ModelAdmin[Article]
Bulk = Callable[[Screen, HttpRequest, QuerySet[Article]], HttpResponse | None]

OFFERED = (
    Action.SUBMIT,
    Action.RECALL,
    Action.PUBLISH,
    Action.SCHEDULE,
    Action.UNSCHEDULE,
    Action.UNPUBLISH,
    Action.WITHDRAW,
)
MOST = 50
"""Letters at a time: each is checked before and again in its own transaction."""


@dataclass(frozen=True, slots=True)
class Told:
    """A letter, and why the step is not taken with it; None where it can be or was."""

    article: Article
    refusal: Refusal | None


def offered(request: HttpRequest) -> dict[str, tuple[Bulk, str, str]]:
    """Return the steps that this person's group takes, as the admin lists its actions."""
    roles = standing.actor_of(request.user).roles  # type: ignore[arg-type]
    return {
        action.value: (_bulk(action), action.value, label(action.value))
        for action in OFFERED
        if roles & policy.ALLOWED[action]
    }


def _bulk(action: Action) -> Bulk:
    def act(
        screen: Screen, request: HttpRequest, letters: QuerySet[Article]
    ) -> HttpResponse | None:
        return many_view(screen, request, letters, action)

    return act


def many_view(
    screen: Screen, request: HttpRequest, letters: QuerySet[Article], action: Action
) -> HttpResponse | None:
    """Answer with the page that asks, or, when it is sent, with what was done and refused."""
    if letters.count() > MOST:
        messages.error(request, f"Choose at most {MOST} letters at a time. Nothing was changed.")
        return None
    chosen = list(Article.objects.filter(pk__in=letters.values("pk")).order_by("headline", "pk"))
    sent = request.POST if "sent" in request.POST else None
    form = STEPS[action].form(sent)
    try:
        if sent is None or not form.is_valid():
            return _asking(screen, request, action, form, _before(request, chosen, action))
        told = [_take(request, article, action, form.cleaned_data) for article in chosen]
    except NoBrand as error:
        messages.error(request, str(error))
        return None
    if again := _about_what_was_typed(form, told):
        form.add_error(*again)
        return _asking(screen, request, action, form, _before(request, chosen, action))
    return _done(screen, request, action, told)


def _before(request: HttpRequest, chosen: list[Article], action: Action) -> list[Told]:
    return [Told(article, asked.refusals(request, article)[action]) for article in chosen]


def _take(request: HttpRequest, article: Article, action: Action, said: dict[str, Any]) -> Told:
    try:
        STEPS[action].act(article, actor=request.user, now=timezone.now(), **said)
    except actions.Refused as error:
        return Told(article, error.refusal)
    return Told(article, None)


def _about_what_was_typed(form: forms.Form, told: list[Told]) -> tuple[str, str] | None:
    """Return the field and what is wrong with it when every letter was refused for that."""
    reasons = {(each.refusal.code, each.refusal.reason) for each in told if each.refusal}
    if any(each.refusal is None for each in told) or len(reasons) != 1:
        return None
    code, reason = reasons.pop()
    field = FIELD_OF_REFUSAL.get(code)
    return (field, reason) if field in form.fields else None


def _asking(
    screen: Screen, request: HttpRequest, action: Action, form: forms.Form, told: list[Told]
) -> HttpResponse:
    can = [each.article for each in told if each.refusal is None]
    context = {
        **_common(screen, request, action),
        "title": f"{label(action.value)} {_letters(len(told))}",
        "consequence": CONSEQUENCE_FOR_MANY[action],
        "needs_reason": action in NEEDS_REASON,
        "form": form,
        "can": can,
        "cannot": [each for each in told if each.refusal],
        "chosen": [each.article.pk for each in told],
    }
    return TemplateResponse(request, "admin/articles/article/many.html", context)


def _done(screen: Screen, request: HttpRequest, action: Action, told: list[Told]) -> HttpResponse:
    done = [each.article for each in told if each.refusal is None]
    refused = [each for each in told if each.refusal]
    context = {
        **_common(screen, request, action),
        "title": f"{label(action.value)}: {len(done)} done, {len(refused)} refused",
        "done": done,
        "cannot": refused,
    }
    return TemplateResponse(request, "admin/articles/article/many_done.html", context)


def _common(screen: Screen, request: HttpRequest, action: Action) -> dict[str, Any]:
    return {
        **screen.admin_site.each_context(request),
        "opts": screen.opts,
        "action": action.value,
        "label": label(action.value),
        "back": request.get_full_path(),
    }


def _letters(number: int) -> str:
    return "1 letter" if number == 1 else f"{number} letters"
