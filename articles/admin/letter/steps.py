"""
Take one action on one letter: a page that says what will happen, then the action itself.

What judges a revision is decided where it is read (`articles.admin.review`); here are the other
steps. Nothing is decided here. The page shows what the workflow answers, and posts to it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import mark_safe

from articles import collect
from articles.admin.at_hand import at_hand
from articles.admin.letter import standing as asked
from articles.admin.letter.findings import ledger
from articles.admin.letter.moment import Moment, named
from articles.admin.letter.wording import CONSEQUENCE, DONE, label
from articles.checking import check
from articles.content import Content
from articles.models import Article, Revision
from articles.refusal import Refusal
from articles.rendering.page import letter_page
from articles.rendering.pen import INDOORS, Pen
from articles.workflow import actions, preview, standing
from articles.workflow.states import NEEDS_REASON, Action


class Plain(forms.Form):
    """Nothing to fill in."""


class Note(forms.Form):
    note = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="If there is something the others should know. It stays in the history.",
    )


class Asking(Note):
    field_order = ["note", "expedited"]
    expedited = forms.BooleanField(
        required=False,
        label="It cannot wait",
        help_text="It is due sooner, and the note must say why.",
    )


class Reason(forms.Form):
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="The others read it, and it stays in the history.",
    )


@dataclass(frozen=True, slots=True)
class Step:
    """What a person fills in, and the function that its fields are passed to by name."""

    form: type[forms.Form]
    act: Callable[..., Any]
    shows_letter: bool


STEPS: dict[Action, Step] = {
    Action.SUBMIT: Step(Asking, actions.submit, shows_letter=True),
    Action.RECALL: Step(Reason, actions.recall, shows_letter=False),
    Action.PUBLISH: Step(Plain, actions.publish, shows_letter=True),
    Action.SCHEDULE: Step(Moment, actions.schedule, shows_letter=True),
    Action.UNSCHEDULE: Step(Reason, actions.unschedule, shows_letter=False),
    Action.UNPUBLISH: Step(Reason, actions.unpublish, shows_letter=False),
    Action.WITHDRAW: Step(Reason, actions.withdraw, shows_letter=False),
}

FIELD_OF_REFUSAL = {"reason": "reason", "past": "at", "expedited": "note"}
"""Refusals that are about what was typed, by the field that can mend them."""

SHOWN_WITH_THE_LETTER = frozenset({"findings"})
"""Refusals that somebody can do something about on the very page: it opens, its button does not."""


def step_view(
    screen: admin.ModelAdmin,  # type: ignore[type-arg]
    request: HttpRequest,
    article: Article,
    name: str,
) -> HttpResponse:
    """Answer for the action called `name`: its page, or after POST the letter's own page."""
    if name not in {action.value for action in STEPS}:
        raise Http404(f"There is no action “{name}”.")
    action = Action(name)
    refusal = asked.refusals(request, article)[action]
    if refusal and (request.method == "POST" or refusal.code not in SHOWN_WITH_THE_LETTER):
        return _refused(request, article, refusal)
    if STEPS[action].shows_letter and (no := broken(_revision(action, article))):
        return _refused(request, article, no)
    form = STEPS[action].form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            STEPS[action].act(article, actor=request.user, now=timezone.now(), **form.cleaned_data)
        except actions.Refused as error:
            field = FIELD_OF_REFUSAL.get(error.refusal.code)
            if field not in form.fields:
                return _refused(request, article, error.refusal)
            form.add_error(field, error.refusal.reason)
        else:
            messages.success(request, _done(action, form.cleaned_data))
            return _back(article)
    return _page(screen, request, article, action, form, refusal)


def broken(revision: Revision | None) -> Refusal | None:
    """Return why a frozen text cannot be shown, or None."""
    try:
        _ = revision and revision.content
    except ValueError as error:
        return Refusal("tampered", f"{error} Somebody must run: manage.py verify_history")
    return None


def _done(action: Action, said: dict[str, Any]) -> str:
    """Return what was done, with the moment of it where one was chosen."""
    return f"{DONE[action]} When: {named(said['at'])}." if "at" in said else DONE[action]


def _page(
    screen: admin.ModelAdmin,  # type: ignore[type-arg]
    request: HttpRequest,
    article: Article,
    action: Action,
    form: forms.Form,
    refusal: Refusal | None,
) -> HttpResponse:
    revision = _revision(action, article)
    context = {
        **screen.admin_site.each_context(request),
        "title": label(action.value),
        "opts": screen.opts,
        "article": article,
        "action": action.value,
        "consequence": CONSEQUENCE[action],
        "needs_reason": action in NEEDS_REASON,
        "revision": revision,
        "form": form,
        "refusal": refusal,
        **(_shown(article, revision, request.user) if STEPS[action].shows_letter else {}),
    }
    return TemplateResponse(request, "admin/articles/article/step.html", context)


def _revision(action: Action, article: Article) -> Revision | None:
    """Return the frozen text that `action` is about: none yet, what is live, or the newest."""
    if action is Action.SUBMIT:
        return None
    if action in {Action.UNPUBLISH, Action.WITHDRAW}:
        live = standing.live_publication(article, now=timezone.now())
        return live.revision if live else None
    return standing.newest_revision(article)


def _shown(article: Article, revision: Revision | None, user: Any) -> dict[str, Any]:
    content = revision.content if revision else collect.collect(article)
    number = revision.number if revision else 0
    return {
        "letter": rendered(content, number=number),
        "ledger": ledger(article, check(content), user=user, now=timezone.now()),
    }


def rendered(content: Content, *, number: int, pen: Pen = INDOORS) -> str:
    """Return the letter as readers would see it, for a template; `pen` may mark passages."""
    imprint = preview.unsigned(content, number=number, now=timezone.now())
    # Safe: rendered from the sanitized tree; the renderer escapes everything else.
    return mark_safe(at_hand(letter_page(content, imprint, pen), content.brand.origin))


def _refused(request: HttpRequest, article: Article, refusal: Refusal) -> HttpResponse:
    asked.say(request, refusal)
    return _back(article)


def _back(article: Article) -> HttpResponse:
    return redirect("admin:articles_article_change", article.pk)
