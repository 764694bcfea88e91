"""
Comment, answer, call a thread settled: what the forms of the section post to.

Nothing is decided here. What cannot be taken is shown again with all that was typed.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from articles import carrying
from articles.admin.numbers import number
from articles.models import Article, Comment, Revision
from articles.refusal import Refusal, Refused
from articles.workflow import commented, commenting
from articles.workflow.addressed import addressed

Screen = admin.ModelAdmin  # type: ignore[type-arg]


class Saying(forms.Form):
    """A comment on a passage, or on the whole letter."""

    quote = forms.CharField(
        label="Passage",
        required=False,
        max_length=2_000,
        widget=forms.TextInput(attrs={"list": "sentences", "autocomplete": "off"}),
        help_text="Mark words in the letter above, or type some of them here. Empty: the whole "
        "letter.",
    )
    before = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    text = forms.CharField(
        label="Comment",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-mentions": ""}),
        help_text="@ and a name tells that person by mail.",
    )
    is_blocking = forms.BooleanField(
        label="Stops the approval until it is resolved", required=False
    )


class Answering(forms.Form):
    text = forms.CharField(
        label="Reply",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-mentions": ""}),
    )


class Settling(forms.Form):
    note = forms.CharField(label="Why", required=False, widget=forms.Textarea(attrs={"rows": 2}))


STEPS: dict[str, tuple[type[forms.Form], Callable[..., Any], str]] = {
    "reply": (Answering, commenting.reply, "Your reply stands in the thread."),
    "resolve": (Settling, commenting.resolve, "Resolved."),
    "reopen": (Settling, commenting.reopen, "Open again."),
}
TITLES = {"reply": "Reply", "resolve": "Resolve", "reopen": "Open again"}


def comment_view(screen: Screen, request: HttpRequest, article: Article) -> HttpResponse:
    """Record a comment on the revision that the form names by its number."""
    asked = number(request.POST.get("revision", ""))
    revision = article.revisions.filter(number=asked).first()
    if request.method != "POST" or revision is None:
        raise Http404("Comments are made on the page of a review.")
    form = Saying(request.POST)

    def say() -> Comment:
        said = dict(form.cleaned_data)
        passage = _marked(revision, said.pop("quote"), said.pop("before"))
        return commenting.comment(
            revision, actor=request.user, now=timezone.now(), passage=passage, **said
        )

    facts = {"title": "Comment", "revision": revision}
    return _take(screen, request, article, form, say, "Your comment stands.", facts)


def thread_view(
    screen: Screen, request: HttpRequest, article: Article, number: int, step: str
) -> HttpResponse:
    """Take one step in the thread that the comment `number` began."""
    rows = Comment.objects.threads().filter(revision__article=article, pk=number)
    thread = rows.select_related("revision").first()
    if thread is None or step not in STEPS:
        raise Http404("There is no such comment, or nothing of the kind to do about it.")
    form_class, act, done = STEPS[step]
    form = form_class(request.POST if request.method == "POST" else None)

    def answer() -> Any:
        return act(thread, actor=request.user, now=timezone.now(), **form.cleaned_data)

    facts = {"title": TITLES[step], "thread": thread}
    return _take(screen, request, article, form, answer, done, facts)


def _marked(revision: Revision, quote: str, before: str) -> carrying.Passage | None:
    if not quote.strip():
        return None
    found = carrying.find(quote, commented.fields_of(revision), before=before)
    if found is None:
        raise Refused(
            Refusal("quote", "These words do not stand in this revision. Mark them in the letter.")
        )
    return found


def _take(
    screen: Screen,
    request: HttpRequest,
    article: Article,
    form: forms.Form,
    act: Callable[[], Any],
    done: str,
    facts: dict[str, Any],
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            row = act()
        except Refused as error:
            field = error.refusal.code if error.refusal.code in form.fields else None
            form.add_error(field, error.refusal.reason)
        else:
            messages.success(request, done + _unheard(form.cleaned_data.get("text", "")))
            return HttpResponseRedirect(f"{_back(request, article)}#comment-{_thread_of(row)}")
    context = {
        **screen.admin_site.each_context(request),
        "opts": screen.opts,
        "article": article,
        "form": form,
        "back": _back(request, article),
        **facts,
    }
    return TemplateResponse(request, "admin/articles/review/comment.html", context)


def _unheard(text: str) -> str:
    """Say whom a comment mentions and no mail will reach."""
    names = addressed(text)
    known = User.objects.filter(username__in=names, is_active=True).exclude(email="")
    missing = sorted(set(names) - set(known.values_list("username", flat=True)))
    if not missing:
        return ""
    return f" No mail can reach {', '.join('@' + name for name in missing)}."


def _thread_of(row: Any) -> int:
    if isinstance(row, Comment):
        return row.parent_id or row.pk
    return row.comment_id  # type: ignore[no-any-return]


def _back(request: HttpRequest, article: Article) -> str:
    """Return where the form stood: the page of the review, or the letter's own."""
    asked = request.POST.get("back", "")
    if asked and url_has_allowed_host_and_scheme(asked, {request.get_host()}):
        return asked
    return reverse("admin:articles_article_review", args=[article.pk])
