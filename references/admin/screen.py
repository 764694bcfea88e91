"""The library's screens: the shelf, the box to paste into, a paper's page, duplicates."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone

from references import history
from references.admin import adding, columns, doing, doubles, form, shelf, status, trying
from references.admin.filters import (
    FreshnessFilter,
    JournalFilter,
    VerificationFilter,
    YearFilter,
)
from references.admin.hooks import LibraryAdmin
from references.admin.paper import paper
from references.exchange import formats
from references.models import Reference, ReferenceEvent, ReferenceQuerySet
from references.verification import verifying

LONGEST_SEARCH = 1_000

ROUTES = {
    # What stands before an address; its name; the view, which is given screen and request.
    "add/": ("add", adding.add_view),
    "add/taken/<str:name>/": ("taken", adding.result_view),
    "add/use/<int:object_id>/": ("use", adding.use_view),
    "add/taken/<str:name>/<int:number>/again/": ("again", trying.again_view),
    "add/taken/<str:name>/<int:number>/pick/": ("pick", trying.pick_view),
    "duplicates/": ("duplicates", doubles.duplicates_view),
    "merge/": ("merge", doubles.merge_view),
    "<int:object_id>/status/": ("status", status.status_view),
    "<int:object_id>/verify/": ("verify", doing.verify),
    "<int:object_id>/choose/": ("choose", doing.choose),
    "<int:object_id>/check/": ("check", doing.check),
    "<int:object_id>/links/": ("links", doing.visit),
    "<int:object_id>/differences/<int:difference>/": ("decide", doing.decide),
    "<int:object_id>/notices/<int:notice>/set-aside/": ("set_aside", doing.set_aside),
    "<int:object_id>/notices/<int:notice>/take-up/": ("take_up", doing.take_up),
}


@admin.register(Reference)
class ReferenceAdmin(LibraryAdmin):
    """The one door to the library; each of its pages is a module of its own."""

    list_display = [
        columns.paper,
        columns.year,
        columns.journal,
        columns.kind,
        columns.standing,
        columns.checked,
    ]
    list_filter = [
        "status",
        VerificationFilter,
        FreshnessFilter,
        YearFilter,
        "kind",
        JournalFilter,
    ]
    search_fields = ["title"]
    search_help_text = (
        "Words of title, author, journal or citation key; or a DOI or PMID pasted in any form."
    )
    list_per_page = 50
    actions = [
        shelf.check_now,
        shelf.merge_two,
        *(shelf.export_as(name, kind.label) for name, kind in formats.FORMATS.items()),
    ]
    inlines = [form.ContributorInline]
    fieldsets = form.FIELDSETS
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    # Rows

    def get_queryset(self, request: HttpRequest) -> ReferenceQuerySet:
        return Reference.objects.with_contributors().prefetch_related(columns.OPEN_DIFFERENCES)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Reference], search_term: str
    ) -> tuple[QuerySet[Reference], bool]:
        """Search as the API does, so that both find the same papers."""
        # Databases refuse an endless question; nobody types one.
        term = search_term[:LONGEST_SEARCH]
        found = Reference.objects.search(term) if term.strip() else None
        return (queryset if found is None else queryset.filter(pk__in=found)), False

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Reference | None:
        """Fetch a paper; before it is saved, remember what it said."""
        reference = super().get_object(request, object_id, from_field)
        if reference is not None and request.method == "POST":
            request.said_before = verifying.snapshot(reference)  # type: ignore[attr-defined]
        return reference

    # Form

    def get_readonly_fields(self, request: HttpRequest, obj: Reference | None = None) -> list[str]:
        """Letters hold on to the key, so it is chosen once."""
        return ["citation_key"] if obj else []

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().get_changeform_initial_data(request), **form.initial(request)}

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Reference, inline: Any, prefix: str
    ) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        return {**kwargs, "initial": form.rows(request, obj)}

    def get_form(
        self,
        request: HttpRequest,
        obj: Reference | None = None,
        change: bool = False,
        **kwargs: Any,
    ) -> Any:
        return super().get_form(request, obj, change, **{"form": form.PaperForm, **kwargs})

    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: list[Any],
        change: bool,
    ) -> None:
        """Save the people, then note in the history what a person changed."""
        super().save_related(request, form, formsets, change)
        reference = Reference.objects.with_contributors().get(pk=form.instance.pk)
        reference.index()
        actor, now = _person(request), timezone.now()
        if change:
            verifying.note_edit(reference, request.said_before, actor=actor, now=now)  # type: ignore[attr-defined]
        else:
            history.record(
                reference, ReferenceEvent.Kind.ADDED, "Typed in by hand.", at=now, actor=actor
            )

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Reference | None = None,
    ) -> HttpResponse:
        if obj is not None:
            # A form with errors has already written into `obj` what was typed.
            stored = Reference.objects.with_contributors().get(pk=obj.pk)
            context |= {
                "paper": paper(
                    request,
                    stored,
                    entry=self.printed_entry(request, stored),
                    uses=self.uses(stored),
                    now=timezone.now(),
                ),
                "stored": stored,
                "title": str(stored),
                "subtitle": None,
                "may_change": self.has_change_permission(request, stored),
                "here": request.get_full_path(),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Pages of its own

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            *(
                path(place, wrap(partial(view, self)), name=f"references_reference_{name}")
                for place, (name, view) in ROUTES.items()
            ),
            path("add/by-hand/", wrap(self.changeform_view), name="references_reference_by_hand"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "The shelf", **(extra_context or {})})


def _person(request: HttpRequest) -> AbstractBaseUser:
    assert isinstance(request.user, AbstractBaseUser)  # noqa: S101 - the admin asks for a login
    return request.user
