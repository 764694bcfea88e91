"""Who has signed and who has not, and what this person may decide about the revision now."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse

from articles.admin.letter import standing as asked
from articles.admin.letter.requested import request_of
from articles.admin.letter.signed import rows
from articles.admin.letter.wording import CONSEQUENCE, label
from articles.admin.review.decision_forms import ChangeRequest, Emergency, Rejection, Signing
from articles.checking import check
from articles.models import Article, Revision
from articles.refusal import Refusal
from articles.workflow import signing_policy
from articles.workflow.states import NEEDS_REASON, Action

FORMS: dict[Action, type[forms.Form]] = {
    Action.APPROVE: Signing,
    Action.REQUEST_CHANGES: ChangeRequest,
    Action.REJECT: Rejection,
    Action.EMERGENCY_APPROVE: Emergency,
}

NOT_SHOWN = frozenset({"not_missing", "regulatory_first", "status", "role"})
"""Refusals of an emergency that only say that there is none, or that it is others' business."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One thing that could be decided; `refusal` is why not by this person, or not now."""

    action: str
    label: str
    url: str
    consequence: str
    needs_reason: bool
    form: forms.Form | None
    refusal: Refusal | None


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the signatures that are needed, and each decision with its form or its refusal."""
    situation = asked.situation(request, article)
    refusals = asked.refusals(request, article)
    return {
        "signatures": rows(revision, situation),
        "requested": request_of(article, revision.content),
        "name": request.user.get_full_name(),  # type: ignore[union-attr]
        "capacities": signing_policy.signing_capacities(situation, asked.actor(request)),
        "decisions": [
            _decision(action, request, article, revision, refusals[action])
            for action in FORMS
            if not _is_no_matter(action, refusals[action])
        ],
    }


def form_for(
    action: Action, request: HttpRequest, article: Article, revision: Revision, *data: Any
) -> forms.Form:
    """Return the form of `action` about `revision`, empty or filled in with `data`."""
    first = {"initial": {"digest": revision.digest}, "auto_id": f"id_{action.value}_%s"}
    if action is Action.REJECT:
        return Rejection(*data, **first)
    content = revision.content
    if action is Action.REQUEST_CHANGES:
        return ChangeRequest(*data, content=content, findings=check(content), **first)
    if action is Action.EMERGENCY_APPROVE:
        return Emergency(*data, content=content, signer=request.user, **first)
    situation = asked.situation(request, article)
    capacities = signing_policy.signing_capacities(situation, asked.actor(request))
    return Signing(*data, content=content, capacities=capacities, signer=request.user, **first)


def _decision(
    action: Action,
    request: HttpRequest,
    article: Article,
    revision: Revision,
    refusal: Refusal | None,
) -> Decision:
    begun: dict[Action, forms.Form] = request.__dict__.get("undecided", {})
    form = begun.get(action)
    if form is None and refusal is None:
        form = form_for(action, request, article, revision)
    return Decision(
        action=action.value,
        label=label(action.value),
        url=reverse("admin:articles_article_action", args=[article.pk, action.value]),
        consequence=CONSEQUENCE[action],
        needs_reason=action in NEEDS_REASON,
        form=form,
        refusal=refusal,
    )


def _is_no_matter(action: Action, refusal: Refusal | None) -> bool:
    return action is Action.EMERGENCY_APPROVE and bool(refusal and refusal.code in NOT_SHOWN)
