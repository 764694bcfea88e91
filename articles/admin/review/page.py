"""
Show one exact revision with everything that a reviewer signs for: the desk's one screen.

Nothing is decided here. Each section is a module with `context(request, article, revision)`,
whose answer its template finds as `section`; what the letter was changed, said or decided by
stands in the modules of that name. A newcomer gets this wrong: the page is about a frozen
revision and never about the draft, which may have moved on.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from articles.admin.review import (
    changes,
    comments,
    decision,
    disclaimers,
    evidence,
    images,
    json_ld,
    letter,
    metadata,
    signatures,
)
from articles.models import Article, Revision

Section = Callable[[HttpRequest, Article, Revision], dict[str, Any]]

SECTIONS: dict[str, Section] = {
    "letter": letter.context,
    "changes": changes.context,
    "evidence": evidence.context,
    "disclaimers": disclaimers.context,
    "metadata": metadata.context,
    "images": images.context,
    "json_ld": json_ld.context,
    "signatures": signatures.context,
    "comments": comments.context,
    "decision": decision.context,
}
"""By the name that template and page know each by."""

NOTHING_FROZEN = "Nothing was submitted yet. Submitting freezes the text that is reviewed."


def review_view(
    screen: admin.ModelAdmin,  # type: ignore[type-arg]
    request: HttpRequest,
    article: Article,
) -> HttpResponse:
    """Answer with the newest revision of `article` under review; `?revision=N` shows another."""
    revisions = list(
        article.revisions.order_by("-number").select_related("created_by").defer("text")
    )
    if not revisions:
        messages.info(request, NOTHING_FROZEN)
        return redirect("admin:articles_article_change", article.pk)
    revision = _chosen(revisions, request.GET.get("revision"))
    context = {
        **screen.admin_site.each_context(request),
        "title": "Review",
        "opts": screen.opts,
        "article": article,
        "revision": revision,
        "revisions": revisions,
        "is_newest": revision is revisions[0],
        # A letter and what is said of it stand side by side, on a tablet too.
        "is_nav_sidebar_enabled": False,
        **_sections(request, article, revision),
    }
    return TemplateResponse(request, "admin/articles/review/page.html", context)


def _chosen(revisions: list[Revision], number: str | None) -> Revision:
    if number is None:
        return revisions[0]
    found = [revision for revision in revisions if str(revision.number) == number]
    if not found:
        raise Http404(f"This letter has no revision {number}.")
    return found[0]


def _sections(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return what every section shows, or why the frozen text cannot be shown at all."""
    try:
        _ = revision.content
    except ValueError as error:
        return {"broken": f"{error} Somebody must run: manage.py verify_history"}
    return {"sections": {name: show(request, article, revision) for name, show in SECTIONS.items()}}
