"""
Resolve a finding, agree to a resolution, take one back: what the forms beside it post to.

Nothing is decided here. A page shows what the workflow answers, and posts to it.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.admin.letter import standing as asked
from articles.admin.letter.findings import ledger
from articles.admin.letter.way_forms import FORMS, Agreement, Entries, Revoking, form_for
from articles.compliance.resolution import TITLES, Kind
from articles.models import Article
from articles.refusal import Refusal, Refused
from articles.workflow import resolving, standing
from articles.workflow.states import Action

Screen = admin.ModelAdmin  # type: ignore[type-arg]

STEPS: dict[str, tuple[str, type[forms.Form], Any, str]] = {
    "agree": (
        "Agree to a resolution",
        Agreement,
        resolving.countersign,
        "Agreed. Your name stands beside it.",
    ),
    "revoke": (
        "Take a resolution back",
        Revoking,
        resolving.revoke,
        "Taken back. If its sentence is still there, the finding is open again.",
    ),
}


def resolve_view(screen: Screen, request: HttpRequest, article: Article) -> HttpResponse:
    """Show one finding with its ways out, or record one; what is lacking is said beside it."""
    if request.method != "POST":
        return _finding_page(screen, request, article)
    kind = next((kind for kind in FORMS if kind.value == request.POST.get("kind")), None)
    if kind is None:
        raise Http404("There is no such way out of a finding.")
    form = form_for(kind, request.POST, entries=Entries(timezone.now()))
    if form.is_valid():
        code, sentence = (request.POST.get(name, "") for name in ("code", "sentence_sha256"))
        try:
            resolving.resolve(
                article,
                actor=request.user,  # type: ignore[arg-type]
                now=timezone.now(),
                kind=kind,
                code=code,
                sentence_sha256=sentence,
                **form.cleaned_data,
            )
        except Refused as error:
            if error.refusal.code not in form.fields:
                asked.say(request, error.refusal)
                return _back(request, article)
            form.add_error(error.refusal.code, error.refusal.reason)
        else:
            messages.success(request, f"Recorded: {kind} {TITLES[kind]}.")
            return _back(request, article)
    return _lacking_page(screen, request, article, kind, form)


def resolution_view(
    screen: Screen, request: HttpRequest, article: Article, number: int, step: str
) -> HttpResponse:
    """Agree to, or take back, one resolution of `article`: its page, or after POST the letter's."""
    row = article.resolutions.filter(pk=number).first()
    if row is None or step not in STEPS:
        raise Http404("There is no such resolution, or nothing of the kind to do about it.")
    title, form_class, act, done = STEPS[step]
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(row, actor=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as error:
            if error.refusal.code not in form.fields:
                asked.say(request, error.refusal)
                return _back(request, article)
            form.add_error(error.refusal.code, error.refusal.reason)
        else:
            messages.success(request, done)
            return _back(request, article)
    return _page(screen, request, article, title=title, form=form, row=row)


def _finding_page(screen: Screen, request: HttpRequest, article: Article) -> HttpResponse:
    now, named = timezone.now(), (request.GET.get("code"), request.GET.get("sentence_sha256"))
    found = standing.findings_of(article, status=standing.status_of(article, now=now))
    for noted in ledger(article, found, user=request.user, now=now).findings:
        if (noted.finding.code, noted.finding.sentence_sha256) == named:
            facts = {"noted": noted, "finding": noted.finding, "letter_id": article.pk}
            return _page(screen, request, article, title="Resolve a finding", **facts)
    asked.say(request, Refusal("gone", "The letter, as it is saved, has no such finding."))
    return _back(request, article)


def _lacking_page(
    screen: Screen, request: HttpRequest, article: Article, kind: Kind, form: forms.Form
) -> HttpResponse:
    status = standing.status_of(article, now=timezone.now())
    found = standing.findings_of(article, status=status)
    named = (request.POST.get("code"), request.POST.get("sentence_sha256"))
    finding = next((f for f in found if (f.code, f.sentence_sha256) == named), None)
    title = f"{kind} {TITLES[kind]}"
    return _page(screen, request, article, title=title, form=form, kind=kind, finding=finding)


def _page(screen: Screen, request: HttpRequest, article: Article, **facts: Any) -> HttpResponse:
    context = {
        **screen.admin_site.each_context(request),
        "opts": screen.opts,
        "article": article,
        "back": request.POST.get("back", ""),
        **facts,
    }
    return TemplateResponse(request, "admin/articles/article/resolve.html", context)


def _back(request: HttpRequest, article: Article) -> HttpResponse:
    """Lead to where the form stood: the page of an action, or the letter's own."""
    if request.POST.get("back") == "review":
        return redirect("admin:articles_article_review", article.pk)
    if request.POST.get("back") == "affirm":
        return redirect("admin:articles_article_affirm", article.pk)
    if request.POST.get("back") == Action.APPROVE:
        return redirect("admin:articles_article_action", article.pk, Action.APPROVE.value)
    return redirect("admin:articles_article_change", article.pk)
