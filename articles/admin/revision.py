"""A frozen letter: its text as readers see it, its digest, who wrote, who signed."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from articles.admin import preview
from articles.admin.letter.findings import counts, noted
from articles.admin.letter.panel import name_of
from articles.admin.letter.steps import rendered
from articles.admin.readonly import ReadOnlyAdmin
from articles.checking import check
from articles.models import Approval, Revision


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    change_form_template = "admin/articles/revision/change_form.html"
    list_display = ["article", "number", "short_digest", "created_at", "frozen_by", "signed_by"]
    list_display_links = ["article", "number"]
    list_select_related = ["article", "created_by"]
    search_fields = ["article__headline", "article__slug", "digest"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "-id"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "article",
                    "number",
                    "digest",
                    "created_at",
                    "frozen_by",
                    "wrote",
                    "signed_by",
                ]
            },
        ),
        ("Canonical text, what the digest is of", {"classes": ["collapse"], "fields": ["text"]}),
    ]
    readonly_fields = ["frozen_by", "wrote", "signed_by"]

    def get_urls(self) -> list[URLPattern]:
        def posted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
            return self.admin_site.admin_view(require_POST(self._for_viewers(view)))

        name = "articles_revision_preview"
        return [
            path("<int:revision_id>/preview/", posted(preview.give_view), name=name),
            path(
                "<int:revision_id>/preview/<int:link_id>/call-back/",
                posted(preview.call_back_view),
                name="articles_revision_call_back",
            ),
            *super().get_urls(),
        ]

    def _for_viewers(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        def guarded(request: HttpRequest, **named: int) -> HttpResponse:
            if not self.has_view_permission(request):
                raise PermissionDenied
            return view(request, **named)

        return guarded

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        revisions = super().get_queryset(request).select_related("article", "created_by")
        if request.resolver_match and request.resolver_match.url_name.endswith("changelist"):
            revisions = revisions.defer("text")
        return revisions.prefetch_related(
            Prefetch("approvals", Approval.objects.defer("person", "findings"))
        )

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Revision | None = None,
    ) -> HttpResponse:
        if obj is not None:
            context |= _frozen(obj) | {"previews": preview.given(request, obj)}
        page = super().render_change_form(request, context, add, change, form_url, obj)
        return preview.let_through(request, page)

    @admin.display(description="Digest", ordering="digest")
    def short_digest(self, revision: Revision) -> str:
        return revision.digest[:12]

    @admin.display(description="Submitted by")
    def frozen_by(self, revision: Revision) -> str:
        return name_of(revision.created_by)

    @admin.display(description="Written by")
    def wrote(self, revision: Revision) -> str:
        contributors = revision.contributors.select_related("user")
        return ", ".join(name_of(contributor.user) for contributor in contributors)

    @admin.display(description="Signed by")
    def signed_by(self, revision: Revision) -> str:
        names = [approval.printed_name for approval in revision.approvals.all()]
        return ", ".join(names) or "Nobody yet"


def _frozen(revision: Revision) -> dict[str, Any]:
    try:
        content = revision.content
    except ValueError as error:
        return {"broken": f"{error} Somebody must run: manage.py verify_history"}
    findings = check(content)
    return {
        "letter": rendered(content, number=revision.number),
        "findings": noted(findings),
        "counts": counts(findings),
        "approvals": list(revision.approvals.all()),
    }
