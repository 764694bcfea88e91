"""
Show what became known of a letter's papers, and let a reviewer judge what it means.

Nothing is decided here. The page asks the workflow who may judge, and posts to it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from articles import cited_papers, reapproval
from articles.admin.letter import standing as asked
from articles.cited_papers import Hit
from articles.models import Article, PaperAlert
from articles.reapproval import Due
from articles.refusal import Refusal
from articles.workflow import alerts, outstanding, standing
from references import web
from references.notices import announced

LONGEST = 12


class Judgement(forms.Form):
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Say what the notice changes in the paper, and why what this letter says still "
        "holds. It stays in the history.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """An open alert: what happened, since when we know, where a person settles it."""

    what: str
    notice_url: str
    since: datetime
    url: str
    refusal: Refusal | None


def alarms_of(article: Article, *, user: Any) -> list[Alarm]:
    """Return the open alerts of `article`, and for each whether `user` may judge it."""
    found = outstanding.alerts_of(article)
    if not found:
        return []
    refusal = standing.judging_refusal(article, user=user)
    return [_alarm(alert, refusal) for alert in found]


def everywhere(request: HttpRequest) -> list[Hit]:
    """Return the letters with open alerts for the first page, live ones first."""
    if not request.user.has_perm("articles.view_paperalert"):
        return []
    papers = PaperAlert.objects.open().values_list("reference", flat=True)
    return cited_papers.hit(list(papers), now=timezone.now())[:LONGEST]


def due_everywhere(request: HttpRequest) -> list[Due]:
    """Return the live letters that need a new approval, for the first page."""
    if not request.user.has_perm("articles.view_article"):
        return []
    return reapproval.due(now=timezone.now())[:LONGEST]


def judge_view(
    screen: admin.ModelAdmin,  # type: ignore[type-arg]
    request: HttpRequest,
    article: Article,
    alert_id: int,
) -> HttpResponse:
    """Answer for one alert: its page, or after POST the letter's own page."""
    alert = article.alerts.whole().filter(pk=alert_id).first()
    if alert is None:
        raise Http404("There is no such alert.")
    refusal = standing.judging_refusal(article, user=request.user)  # type: ignore[arg-type]
    if refusal or not alert.is_open:
        asked.say(request, refusal or Refusal("status", "This notice is settled already."))
        return redirect("admin:articles_article_change", article.pk)
    form = Judgement(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            alerts.resolve(
                alert,
                actor=request.user,  # type: ignore[arg-type]
                reason=form.cleaned_data["reason"],
                now=timezone.now(),
            )
        except alerts.AlertRefused as error:
            form.add_error("reason", error.refusal.reason)
        else:
            messages.success(request, "Settled. Your reason stands in the letter’s history.")
            return redirect("admin:articles_article_change", article.pk)
    context = {
        **screen.admin_site.each_context(request),
        "title": "Judge a notice",
        "opts": screen.opts,
        "article": article,
        "alert": alert,
        "alarm": _alarm(alert, None),
        "form": form,
    }
    return TemplateResponse(request, "admin/articles/article/judge.html", context)


def _alarm(alert: PaperAlert, refusal: Refusal | None) -> Alarm:
    address = announced.address(alert.notice)
    return Alarm(
        what=outstanding.sentence(alert),
        notice_url=web.address(address),
        since=alert.opened_at,
        url=reverse("admin:articles_article_judge", args=[alert.article_id, alert.pk]),
        refusal=refusal,
    )
