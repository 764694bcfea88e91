"""
Take one decision on one term or allowance: a page that says what it would change, then the change.

Nothing is decided here. The page shows what the policy would do, and posts to the workflow.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.admin.house import trials
from articles.compliance.policy import Policy
from articles.workflow.house import HouseRefused


class Nothing(forms.Form):
    """Nothing to fill in."""


class Why(forms.Form):
    why = forms.CharField(
        required=False,
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stays in the records, with your name.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decides: how the page reads, and the function its fields are passed to."""

    title: str
    consequence: str
    button: str
    done: str
    form: type[forms.Form]
    act: Callable[..., Any]
    policy: Callable[[Any], Policy]
    phrase: Callable[[Any], str]


def decide_view(
    screen: admin.ModelAdmin,  # type: ignore[type-arg]
    request: HttpRequest,
    row: Any,
    decision: Decision,
) -> HttpResponse:
    """Answer for `decision` on `row`: its page, or after POST the page of `row`."""
    if not request.user.has_perm(f"articles.change_{screen.opts.model_name}"):
        raise PermissionDenied
    address = redirect(f"admin:articles_{screen.opts.model_name}_change", row.pk)
    form = decision.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            decision.act(row, actor=request.user, now=timezone.now(), **form.cleaned_data)
        except HouseRefused as refused:
            tell(form, refused)
        else:
            messages.success(request, decision.done)
            return address
    context = {
        **screen.admin_site.each_context(request),
        "title": decision.title,
        "opts": screen.opts,
        "row": row,
        "decision": decision,
        "form": form,
        **trials.attempt(decision.policy(row), decision.phrase(row)),
    }
    return TemplateResponse(request, "admin/articles/house/decide.html", context)


def tell(form: forms.Form, refused: HouseRefused) -> None:
    """Say beside each field of `form` what was refused, and above all what no field can mend."""
    for field, reason in refused.reasons.items():
        form.add_error(field if field in form.fields else None, reason)
