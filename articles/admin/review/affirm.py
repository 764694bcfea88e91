"""
Sign that what readers see is still valid: the page that a re-review in the queue leads to.

Nothing is decided here. It shows the very revision that is live, why it came up, and what the
workflow answers to this person.
"""

from functools import partial

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.admin.letter import standing as asked
from articles.admin.letter.findings import ledger
from articles.admin.letter.steps import broken, rendered
from articles.admin.review import decision_forms
from articles.admin.review.signing import is_signed
from articles.checking import check
from articles.models import Article, ReReview
from articles.workflow import affirming, enduring, signing_policy
from articles.workflow.affirming import NOTHING_ASKS


class Affirmation(decision_forms.Signing):
    field_order = ["ticked", "capacity", "reason", "password"]
    note = None
    reason = decision_forms.reason(
        "What you looked at, and why the letter still holds. It is signed and stays in the history."
    )


def affirm_view(
    screen: admin.ModelAdmin,  # type: ignore[type-arg]
    request: HttpRequest,
    article: Article,
) -> HttpResponse:
    """Answer with the page, or after POST lead back to the queue."""
    # As the decorator does, which takes functions of a request alone: never in an error report.
    request.sensitive_post_parameters = ["password", "code", "credential"]  # type: ignore[attr-defined]
    task = ReReview.objects.open().filter(article=article).select_related("revision").first()
    if task is None or (no := broken(task.revision)):
        asked.say(request, no if task else NOTHING_ASKS)
        return redirect("admin:articles_review_queue")
    refusal = affirming.refusal(article, user=request.user, now=timezone.now())  # type: ignore[arg-type]
    form = _form(request, article, task)
    sign = partial(affirming.affirm, article)
    asks = request.method == "POST" and not refusal and form.is_valid()
    if asks and is_signed(form, user=request.user, sign=sign):
        messages.success(request, "Signed as still valid. Readers see the day of it.")
        return redirect("admin:articles_review_queue")
    context = {
        **screen.admin_site.each_context(request),
        "title": "Still valid",
        "opts": screen.opts,
        "article": article,
        "task": task,
        "revision": task.revision,
        "reasons": task.reasons.filter(settled_at=None),
        "approvals": task.revision.approvals.order_by("signed_at"),
        "until": enduring.until(task.revision),
        "name": request.user.get_full_name(),  # type: ignore[union-attr]
        "form": form,
        "refusal": refusal,
        "letter": rendered(task.revision.content, number=task.revision.number),
        "ledger": ledger(
            article, check(task.revision.content), user=request.user, now=timezone.now()
        ),
    }
    return TemplateResponse(request, "admin/articles/review/affirm.html", context)


def _form(request: HttpRequest, article: Article, task: ReReview) -> Affirmation:
    situation = affirming.situation_of(article, now=timezone.now())
    who = asked.actor(request)
    capacities = signing_policy.signing_capacities(situation, who) if situation else ()
    return Affirmation(
        request.POST or None,
        initial={"digest": task.revision.digest},
        content=task.revision.content,
        signer=request.user,
        capacities=capacities,
    )
