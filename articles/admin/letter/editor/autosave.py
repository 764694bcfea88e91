"""
Save a draft by itself, through the same form, policy and version check as the Save button.

Two things wait for a person: what would void an approval or start a new draft of a published
letter, and what would take a claim out of the ledger together with its evidence.
"""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags

from articles.body.parse import parse
from articles.body.walk import claims
from articles.models import Article
from articles.workflow.states import Status

SIGN = "_autosave"
"""The field that a page adds when no person pressed a button."""
IN_WORK = frozenset({Status.DRAFT, Status.CHANGES_REQUESTED})
NOT_IN_WORK = "The letter is not a draft. Press Save to make it one again."
LOSES_A_CLAIM = "A marked claim was taken out, and its evidence goes with it. Press Save to do so."


def is_autosave(request: HttpRequest) -> bool:
    """Tell whether the page saves by itself."""
    return request.method == "POST" and SIGN in request.POST


def objection(article: Article, body: str) -> str:
    """Return why `body` may not be saved over `article` without a person's word, or ""."""
    if article.status not in IN_WORK:
        return NOT_IN_WORK
    kept = {claim.mark for claim in claims(parse(body))}
    stored = set(article.claims.values_list("mark", flat=True))
    return LOSES_A_CLAIM if stored - kept else ""


def answer(response: HttpResponse) -> HttpResponse:
    """Return what an autosave is told instead of the page that a person would see."""
    if isinstance(response, JsonResponse):
        return response
    if isinstance(response, TemplateResponse):
        return _refused(response.context_data or {})
    return JsonResponse({"fault": "Nothing was saved. Reload the page to see why."}, status=422)


def saved(article: Article) -> JsonResponse:
    """Return what the page needs to go on from what was saved."""
    stored = Article.objects.get(pk=article.pk)
    at = date_format(timezone.localtime(timezone.now()), "H:i")
    return JsonResponse({"version": stored.draft_version, "at": at, "body": stored.body})


def _refused(context: dict[str, Any]) -> JsonResponse:
    errors: forms.utils.ErrorList = context.get("errors") or forms.utils.ErrorList()
    words = [strip_tags(str(error)).strip() for error in errors]
    first = next(filter(None, words), "Something on this page needs your hand.")
    return JsonResponse({"fault": first}, status=422)
