"""
Show what waits for reviewers: what one may sign oneself, and apart from it what others must.

Nothing is decided here. Order, risk and who may sign are the workflow's answers.
"""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.admin.queue.filters import Filters
from articles.workflow import queue, standing
from articles.workflow.queue import Entry


def queue_view(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """Answer the page; only those who may look at letters have one."""
    if not request.user.has_perm("articles.view_reviewrequest"):
        raise PermissionDenied
    user: User = request.user  # type: ignore[assignment]
    now = timezone.now()
    form = Filters(request.GET or None)
    every = queue.entries(user=user, now=now)
    shown = form.kept(every) if form.is_bound and form.is_valid() else every
    assigns = queue.may_assign(standing.actor_of(user))
    context = {
        **site.each_context(request),
        "title": "Review queue",
        "form": form,
        "now": now,
        "assigns": assigns,
        "count": len(every),
        "shown": len(shown),
        "sections": _sections(shown, signs=assigns),
        "back": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/articles/queue/page.html", context)


def _sections(entries: list[Entry], *, signs: bool) -> list[dict[str, Any]]:
    if not signs:
        return [{"name": "all", "title": "In review", "entries": entries}]
    mine = [entry for entry in entries if entry.refusal is None]
    others = [entry for entry in entries if entry.refusal]
    return [
        {"name": "mine", "title": "Waits for you", "entries": mine},
        {"name": "others", "title": "Somebody else must sign", "entries": others},
    ]
