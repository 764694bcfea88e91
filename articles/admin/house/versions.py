"""Policy versions and the re-checks they began: what changed, how far it is, what it found."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.letter.panel import name_of
from articles.admin.numbers import number
from articles.admin.readonly import ReadOnlyAdmin
from articles.models import PolicyVersion, Recheck, RecheckedLetter

LETTERS_A_PAGE = 25
REFRESH = 2
"""Seconds until the page of a run that is under way asks how far it is."""
SHOWN = {
    "worse": "New findings to answer",
    "changed": "Any change",
    "failed": "Could not be checked",
    "all": "All letters",
}


@admin.register(PolicyVersion)
class PolicyVersionAdmin(ReadOnlyAdmin):
    list_display = ["number", "changes", "made_by", "created_at", "recheck_link"]
    list_display_links = ["number", "changes"]
    search_fields = ["changes"]
    date_hierarchy = "created_at"
    fieldsets = [
        (None, {"fields": ["number", "changes", "made_by", "created_at", "recheck_link"]}),
        (
            "Canonical text, what the digest is of",
            {"classes": ["collapse"], "fields": ["digest", "text"]},
        ),
    ]
    readonly_fields = ["made_by", "recheck_link"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PolicyVersion]:
        rows = super().get_queryset(request).select_related("created_by", "recheck")
        if request.resolver_match and request.resolver_match.url_name.endswith("changelist"):
            rows = rows.defer("text")
        return rows

    @admin.display(description="By")
    def made_by(self, version: PolicyVersion) -> str:
        return name_of(version.created_by)

    @admin.display(description="Re-check")
    def recheck_link(self, version: PolicyVersion) -> SafeString | str:
        run = getattr(version, "recheck", None)
        if run is None:
            return "None"
        url = reverse("admin:articles_recheck_change", args=[run.pk])
        return format_html('<a href="{}">{}</a>', url, state_of(run))


@admin.register(Recheck)
class RecheckAdmin(ReadOnlyAdmin):
    list_display = ["version", "what_changed", "state", "worse", "failed", "created_at"]
    list_select_related = ["version"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recheck]:
        serious = Q(letters__new_block__gt=0) | Q(letters__new_warn__gt=0)
        return (
            super()
            .get_queryset(request)
            .select_related("version")
            .defer("version__text")
            .annotate(
                worse_count=Count("letters", filter=serious),
                failed_count=Count("letters", filter=~Q(letters__failure="")),
            )
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        run = get_object_or_404(
            Recheck.objects.select_related("version__created_by"), pk=number(object_id)
        )
        shown = request.GET.get("show", "")
        shown = shown if shown in SHOWN else "worse"
        letters = Paginator(_letters(run, shown), LETTERS_A_PAGE)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Re-check under policy {run.version.number}",
            "opts": self.opts,
            "run": run,
            "state": state_of(run),
            "made_by": name_of(run.version.created_by),
            "counts": _counts(run),
            "page": letters.get_page(request.GET.get("page")),
            "shown": shown,
            "choices": SHOWN,
            **(extra_context or {}),
        }
        response = TemplateResponse(request, "admin/articles/house/recheck.html", context)
        if run.finished_at is None:
            # Not a script: it works with any policy on scripts, and without them.
            response["Refresh"] = str(REFRESH)
        return response

    @admin.display(description="What changed")
    def what_changed(self, run: Recheck) -> str:
        return run.version.changes

    @admin.display(description="State")
    def state(self, run: Recheck) -> str:
        return state_of(run)

    @admin.display(description="New findings in", ordering="worse_count")
    def worse(self, run: Any) -> int:
        return int(run.worse_count)

    @admin.display(description="Failed", ordering="failed_count")
    def failed(self, run: Any) -> int:
        return int(run.failed_count)


def state_of(run: Recheck) -> str:
    """Say in a few words how far `run` is."""
    if run.overtaken:
        return "Overtaken by the next policy"
    if run.finished_at:
        letters = "1 letter" if run.total == 1 else f"{run.total} letters"
        return f"Done, {letters}" if run.total else "Done; nothing is live"
    return "Under way" if run.total is not None else "Waits for a worker"


def _counts(run: Recheck) -> dict[str, int]:
    serious = Q(new_block__gt=0) | Q(new_warn__gt=0)
    return run.letters.aggregate(
        done=Count("pk", filter=Q(finished_at__isnull=False)),
        worse=Count("pk", filter=serious),
        gone=Count("pk", filter=Q(gone__gt=0)),
        failed=Count("pk", filter=~Q(failure="")),
    )


def _letters(run: Recheck, shown: str) -> QuerySet[RecheckedLetter]:
    letters = run.letters.all()
    chosen = {
        "worse": letters.worse(),
        "changed": letters.exclude(changes=""),
        "failed": letters.failed(),
        "all": letters,
    }[shown]
    return (
        chosen.select_related("revision__article")
        .defer("revision__text", "revision__article__body")
        .annotate(slug=F("revision__article__slug"))
    )
