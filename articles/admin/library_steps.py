"""Ask before, and take, one step with an entry of the claims library."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminDateWidget
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from articles.models import LibraryClaim
from articles.refusal import Refusal, Refused
from articles.workflow import library, library_policy, upkeep
from articles.workflow.library_policy import Step

LABELS = {
    Step.APPROVE: "Approve",
    Step.REVISE: "Write a new version",
    Step.NOTIFY: "Record FDA’s notification",
    Step.RETIRE: "Retire",
}
CONSEQUENCE = {
    Step.APPROVE: "Letters with these words lean on it from now on. Nobody can change it any more; "
    "a change will be a new version that somebody else approves.",
    Step.REVISE: "This copies it into a new proposal. The approved version stays in force until "
    "somebody else approves the new one.",
    Step.NOTIFY: "This records the day on which the signed notice with this statement went to FDA "
    "(21 CFR 101.93(a)). It can be recorded once.",
    Step.RETIRE: "Letters no longer lean on it. Live letters that do are listed for review.",
}


class ApproveForm(forms.Form):
    day = forms.DateField(
        label="Holds until",
        widget=AdminDateWidget,
        help_text="The last day on which letters may lean on it: within two years.",
    )


class NotifyForm(forms.Form):
    day = forms.DateField(label="FDA notified on", widget=AdminDateWidget)


class RetireForm(forms.Form):
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whoever leaned on it reads this; it stays.",
    )


FORMS: dict[Step, type[forms.Form]] = {
    Step.APPROVE: ApproveForm,
    Step.REVISE: forms.Form,
    Step.NOTIFY: NotifyForm,
    Step.RETIRE: RetireForm,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One step: `refusal` is why it cannot be taken now, None when it can."""

    label: str
    url: str
    refusal: Refusal | None


def buttons(entry: LibraryClaim, *, user: Any) -> list[Button]:
    """Return a button for each step that concerns `entry`."""
    refusals = library.refusals(entry, user=user, now=timezone.now())
    return [
        Button(
            label=label,
            url=reverse("admin:articles_libraryclaim_step", args=[entry.pk, step.value]),
            refusal=refusals[step],
        )
        for step, label in LABELS.items()
        if refusals[step] is None or refusals[step].code != "status"  # type: ignore[union-attr]
    ]


def step_view(
    screen: admin.ModelAdmin,  # type: ignore[type-arg]
    request: HttpRequest,
    pk: int,
    name: str,
) -> HttpResponse:
    """Answer for one step: its page, or after POST the entry's own page."""
    entry = LibraryClaim.objects.filter(pk=pk).first()
    step = next((known for known in LABELS if known.value == name), None)
    if entry is None or step is None:
        raise Http404("There is no such entry or step.")
    refusal = library.refusals(entry, user=request.user, now=timezone.now())[step]  # type: ignore[arg-type]
    if refusal:
        messages.error(request, f"Nothing was changed. {refusal.reason}")
        return redirect("admin:articles_libraryclaim_change", pk)
    today = library.today(timezone.now())
    initial = {"day": library_policy.default_expiry(today) if step is Step.APPROVE else today}
    form = FORMS[step](request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            reached = _take(step, entry, request, form.cleaned_data)
        except Refused as error:
            form.add_error(None, error.refusal.reason)
        else:
            # Letters that lean on what was replaced or retired are looked at again.
            upkeep.once.enqueue()
            messages.success(request, "Done. It stands in the entry’s history.")
            return redirect("admin:articles_libraryclaim_change", reached.pk)
    context = {
        **screen.admin_site.each_context(request),
        "title": LABELS[step],
        "opts": screen.opts,
        "entry": entry,
        "consequence": CONSEQUENCE[step],
        "form": form,
        "media": form.media,
    }
    return TemplateResponse(request, "admin/articles/libraryclaim/step.html", context)


def _take(step: Step, entry: LibraryClaim, request: HttpRequest, said: Any) -> LibraryClaim:
    actor: Any = request.user
    now = timezone.now()
    match step:
        case Step.APPROVE:
            return library.approve(entry, actor=actor, now=now, expires_on=said["day"])
        case Step.REVISE:
            return library.revise(entry, actor=actor, now=now)
        case Step.NOTIFY:
            return library.record_notification(entry, actor=actor, now=now, on=said["day"])
        case _:
            return library.retire(entry, actor=actor, now=now, reason=said["reason"])
