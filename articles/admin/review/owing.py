"""Give a signature that an emergency replaced: what it is about, and the signature itself."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.admin.letter import standing as asked
from articles.admin.letter.steps import broken
from articles.admin.review.decision_forms import Signing
from articles.admin.review.signing import is_signed
from articles.models import Article, OwedSignature
from articles.workflow import afterwards


def owed_view(
    screen: admin.ModelAdmin,  # type: ignore[type-arg]
    request: HttpRequest,
    article: Article,
    number: int,
) -> HttpResponse:
    """Answer with the page of one owed signature, or after POST the letter's own page."""
    request.sensitive_post_parameters = ["password", "code", "credential"]  # type: ignore[attr-defined]
    owed = OwedSignature.objects.select_related("revision__article").filter(
        pk=number, revision__article=article
    )
    row = owed.first()
    if row is None:
        raise Http404("Nothing of this letter is owed under this number.")
    back = redirect("admin:articles_article_change", article.pk)
    user: Any = request.user
    no = broken(row.revision) or afterwards.refusal(row, user=user, now=timezone.now())
    if no:
        asked.say(request, no)
        return back
    first = {"digest": row.revision.digest}
    form = Signing(request.POST or None, initial=first, content=row.revision.content, signer=user)
    sign = partial(afterwards.sign, row)
    if request.method == "POST" and form.is_valid() and is_signed(form, user=user, sign=sign):
        messages.success(request, "Signed. It is no longer owed.")
        return back
    context = {
        **screen.admin_site.each_context(request),
        "title": f"{row.get_capacity_display()} signature",
        "opts": screen.opts,
        "article": article,
        "revision": row.revision,
        "consequence": "An emergency stood in for this signature. Read the revision as if it were "
        "not public yet, then sign what you read.",
        "form": form,
    }
    return TemplateResponse(request, "admin/articles/article/step.html", context)
