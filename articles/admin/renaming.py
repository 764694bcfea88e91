"""New names in live letters: a record's screen starts the run, and a screen shows how far it is."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.letter.panel import name_of
from articles.admin.readonly import ReadOnlyAdmin
from articles.models import Renaming
from articles.workflow import called, renaming

REFRESH = 2
"""Seconds until the page of a run that is under way asks how far it is."""


class Followed(admin.ModelAdmin):  # type: ignore[type-arg]
    """A record whose name live letters follow. Its slug, by which they know it, is then fixed."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        before = called.facts(type(obj)._default_manager.get(pk=obj.pk)) if change else None
        super().save_model(request, obj, form, change)
        if before is None:
            return
        run = renaming.begin(obj, before, actor=request.user, now=timezone.now())  # type: ignore[arg-type]
        if run:
            url = reverse("admin:articles_renaming_change", args=[run.pk])
            said = 'Live letters follow in the background; <a href="{}">see how far they are</a>.'
            messages.info(request, format_html(said, url))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fixed = ["slug"] if obj and hasattr(obj, "slug") and renaming.is_public(obj) else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else dict(super().get_prepopulated_fields(request, obj))


@admin.register(Renaming)
class RenamingAdmin(ReadOnlyAdmin):
    list_display = ["told", "state", "done_of", "changed", "failed", "by", "created_at"]
    list_display_links = ["told"]
    fieldsets = [(None, {"fields": ["by", "created_at", "state", "progress", "outcome"]})]
    readonly_fields = ["by", "state", "progress", "outcome"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Renaming]:
        return super().get_queryset(request).select_related("made_by")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        response = super().change_view(request, object_id, form_url, extra_context)
        run = (getattr(response, "context_data", None) or {}).get("original")
        if run is not None and run.finished_at is None:
            # Not a script: it works with any policy on scripts, and without them.
            response["Refresh"] = str(REFRESH)
        return response

    @admin.display(description="What changed")
    def told(self, run: Renaming) -> str:
        return run.told

    @admin.display(description="By")
    def by(self, run: Renaming) -> str:
        return name_of(run.made_by) if run.made_by else "the system"

    @admin.display(description="State")
    def state(self, run: Renaming) -> str:
        return state_of(run)

    @admin.display(description="Letters")
    def done_of(self, run: Renaming) -> str:
        return "" if run.total is None else f"{run.done:,} of {run.total:,}"

    @admin.display(description="Letters")
    def progress(self, run: Renaming) -> SafeString | str:
        if not run.total:
            return "No live letter shows it." if run.total == 0 else "Not counted yet."
        bar = '<progress value="{}" max="{}" aria-label="Letters looked at"></progress> {}'
        return format_html(bar, run.done, run.total, self.done_of(run))

    @admin.display(description="Outcome")
    def outcome(self, run: Renaming) -> str:
        """Say what became of the letters, and why some keep the old name."""
        if not run.total:
            return "Nothing yet." if run.total is None else "Nothing was to be done."
        same = run.done - run.changed - run.failed
        said = f"{run.changed:,} rendered anew, {same:,} as before."
        if same:
            said += (
                " A letter keeps a product's name that stands in its text, and a name that a "
                "disclosure mentions or that is itself a claim, until it is signed again."
            )
        if run.failed:
            said += (
                f" {run.failed:,} could not be rendered and keep the old name: the log of the "
                "worker says which and why. Ask whoever looks after the server."
            )
        return said


def state_of(run: Renaming) -> str:
    """Say in a few words how far `run` is."""
    if run.finished_at:
        return f"Done, {run.failed:,} could not be rendered" if run.failed else "Done"
    if run.total is None:
        return "Waits for a worker (manage.py worker)"
    return "Under way"
