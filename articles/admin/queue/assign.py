"""Say who does a review: the queue's buttons post here, and lead back to where they stood."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from articles.refusal import Refused
from articles.workflow import assigning, queue
from articles.workflow.queue import Work

GONE = "That review is not in the queue any more. Somebody may have been quicker."


class Assignment(forms.Form):
    """Which review, and to whom; with nobody named, it is let go."""

    work = forms.CharField()
    to = forms.ModelChoiceField(None, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = queue.reviewers()  # type: ignore[attr-defined]

    def clean_work(self) -> Work:
        work = queue.named(self.cleaned_data["work"])
        if work is None:
            raise forms.ValidationError(GONE)
        return work


@require_POST
def assign_view(request: HttpRequest) -> HttpResponse:
    """Assign one review, and say so."""
    if not request.user.has_perm("articles.view_reviewrequest"):
        raise PermissionDenied
    form = Assignment(request.POST)
    if not form.is_valid():
        messages.error(request, _wrong(form))
        return _back(request)
    work, to = form.cleaned_data["work"], form.cleaned_data["to"]
    try:
        assigning.assign(work, to=to, actor=request.user, now=timezone.now())  # type: ignore[arg-type]
    except Refused as error:
        messages.error(request, f"Nothing was changed. {error.refusal.reason}")
    else:
        messages.success(request, _done(work, to, request.user))
    return _back(request)


def _wrong(form: forms.Form) -> str:
    return GONE if "work" in form.errors else "Nothing was changed. That person reviews nothing."


def _done(work: Work, to: Any, user: Any) -> str:
    letter = work.revision.article.headline
    if to is None:
        return f"“{letter}” is assigned to nobody now."
    return f"“{letter}” is {'yours' if to == user else f'with {to.get_full_name()}'} now."


def _back(request: HttpRequest) -> HttpResponse:
    """Return to the address that the page named, if it is one of ours."""
    back = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # An address and no name of a view, which `redirect` would look for.
    return HttpResponseRedirect(back if ours else reverse("admin:articles_review_queue"))
