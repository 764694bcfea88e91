"""The claims library: propose a statement, see where it stands and where it is used."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles import claims_library, reapproval
from articles.admin.choosing import Choosing
from articles.admin.letter.panel import name_of
from articles.admin.library_steps import buttons, step_view
from articles.models import LibraryClaim, LibraryEvidence, LibraryVariant
from articles.refusal import Refused
from articles.workflow import library

Entries = QuerySet[LibraryClaim]
SOON = timedelta(days=60)
"""How long before its end an entry is listed for review."""

BADGES = {
    "proposed": ("info", "Proposed"),
    "force": ("good", "In force"),
    "soon": ("in_review", "Expires soon"),
    "expired": ("alarm", "Expired"),
    "replaced": ("", "Replaced"),
    "retired": ("", "Retired"),
}


class StandingFilter(admin.SimpleListFilter):
    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("proposed", "Waits for approval"),
            ("force", "In force"),
            ("review", "To review: expired, or within 60 days"),
            ("lapsed", "No longer in force"),
        ]

    def queryset(self, request: HttpRequest, queryset: Entries) -> Entries:
        today = timezone.localdate()
        match self.value():
            case "proposed":
                return queryset.filter(approved_at=None, retired_at=None)
            case "force":
                return queryset.in_force(today)  # type: ignore[attr-defined]
            case "review":
                return queryset.current().filter(  # type: ignore[attr-defined]
                    expires_on__lte=today + SOON
                )
            case "lapsed":
                return queryset.lapsed(today)  # type: ignore[attr-defined]
        return queryset


class PartInline(admin.TabularInline):  # type: ignore[type-arg]
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and not (obj and obj.is_approved)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.is_approved)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.is_approved)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.get_internal_type() == "TextField":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class VariantInline(PartInline):
    model = LibraryVariant
    fields = ["text"]
    verbose_name = "other wording"
    verbose_name_plural = "Other wordings that say the same"


class EvidenceInline(Choosing, admin.StackedInline, PartInline):  # type: ignore[misc, type-arg]
    model = LibraryEvidence
    fields = ["reference", "passage", "place", "gap"]
    autocomplete_fields = ["reference"]
    verbose_name = "paper"
    verbose_name_plural = "Evidence"
    template = "admin/edit_inline/stacked.html"


@admin.register(LibraryClaim)
class LibraryClaimAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["text", "version", "standing", "kind", "product", "grade", "expires", "letters"]
    list_filter = [
        StandingFilter,
        "kind",
        "grade",
        ("product", admin.RelatedOnlyFieldListFilter),
        ("notified_on", admin.EmptyFieldListFilter),
    ]
    list_per_page = 50
    search_fields = ["text", "variants__text", "ingredient", "evidence__reference__citation_key"]
    search_help_text = "Words of the statement or a variant, its ingredient, or a citation key."
    actions = None
    inlines = [VariantInline, EvidenceInline]
    readonly_fields = ["standing", "history", "used"]
    change_form_template = "admin/articles/libraryclaim/change_form.html"
    fieldsets = [
        (
            None,
            {
                "fields": ["text", "kind", "product", "ingredient", "grade"],
                "description": "A statement that letters may make, weighed once. Letters with the "
                "same words lean on it by themselves. Somebody else approves it; from then on it "
                "stands, and a change is a new version.",
            },
        ),
        (
            "What it holds for",
            {"fields": ["population", "dose", "typical_result", "notified_on"]},
        ),
        ("Standing", {"fields": ["standing", "history", "used"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> Entries:
        rows = super().get_queryset(request)
        rows = rows.select_related("product", "proposed_by", "approved_by", "retired_by")
        replaced = Q(successor__approved_at__isnull=False)
        return rows.annotate(
            replaced=Count("successor", filter=replaced, distinct=True),
            used_by=Count("uses__revision__article", distinct=True),
        )

    # Who may

    def has_change_permission(self, request: HttpRequest, obj: LibraryClaim | None = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.is_approved)

    def has_delete_permission(self, request: HttpRequest, obj: LibraryClaim | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.is_approved)

    # Saving

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, str]:
        """Let the ledger hand over the words of a statement to propose."""
        known = super().get_changeform_initial_data(request)
        return {name: value for name, value in known.items() if name in ("text", "kind", "product")}

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = {"show_save_and_continue": False, "show_save_and_add_another": False}
        if object_id and (entry := self.get_object(request, object_id)):
            context["steps"] = buttons(entry, user=request.user)
        try:
            return super().changeform_view(
                request, object_id, form_url, {**context, **(extra_context or {})}
            )
        except Refused as error:
            messages.error(request, f"Nothing was changed. {error.refusal.reason}")
            return redirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: LibraryClaim, form: Any, change: bool) -> None:
        library.propose(obj, actor=request.user, now=timezone.now())  # type: ignore[arg-type]

    def response_post_save_add(self, request: HttpRequest, obj: LibraryClaim) -> HttpResponse:
        return redirect("admin:articles_libraryclaim_change", obj.pk)

    def response_post_save_change(self, request: HttpRequest, obj: LibraryClaim) -> HttpResponse:
        return redirect("admin:articles_libraryclaim_change", obj.pk)

    def get_urls(self) -> list[URLPattern]:
        step = self.admin_site.admin_view(self.step_view)
        return [
            path("<int:object_id>/do/<str:step>/", step, name="articles_libraryclaim_step"),
            *super().get_urls(),
        ]

    def step_view(self, request: HttpRequest, object_id: int, step: str) -> HttpResponse:
        """Ask before, and take, one step with one entry."""
        return step_view(self, request, object_id, step)

    # Columns

    @admin.display(description="Standing")
    def standing(self, entry: Any) -> SafeString | str:
        return format_html('<span class="badge {}">{}</span>', *BADGES[_standing(entry)])

    @admin.display(description="Holds until", ordering="expires_on", empty_value="Not approved")
    def expires(self, entry: LibraryClaim) -> Any:
        return entry.expires_on

    @admin.display(description="Letters", ordering="used_by")
    def letters(self, entry: Any) -> str:
        return str(entry.used_by) if entry.used_by else "None"

    @admin.display(description="History")
    def history(self, entry: LibraryClaim) -> SafeString | str:
        if not entry.pk:
            return "It begins when you save."
        rows = LibraryClaim.objects.filter(entry=entry.entry).order_by("version")
        rows = rows.select_related("proposed_by", "approved_by", "retired_by")
        return format_html(
            '<ul class="versions">{}</ul>',
            format_html_join(
                "",
                '<li><a href="{}">Version {}</a>: {}</li>',
                (
                    (
                        reverse("admin:articles_libraryclaim_change", args=[row.pk]),
                        row.version,
                        _told(row),
                    )
                    for row in rows
                ),
            ),
        )

    @admin.display(description="Where used")
    def used(self, entry: LibraryClaim) -> SafeString | str:
        if not entry.pk:
            return "Nowhere yet."
        now = timezone.now()
        live = [
            (use.revision.article_id, use.revision.article, f"live, version {use.entry.version}")
            for use in reapproval.leaning_on(entry, now=now)
        ]
        drafts = [
            (claim.article_id, claim.article, "draft with the same words")
            for claim in claims_library.in_drafts([entry])
        ]
        found = [*live, *drafts]
        if not found:
            return "In no letter."
        return format_html(
            "<ul>{}</ul>",
            format_html_join(
                "",
                '<li><a href="{}">{}</a> <span class="quiet">{}</span></li>',
                (
                    (reverse("admin:articles_article_change", args=[pk]), article, note)
                    for pk, article, note in found
                ),
            ),
        )


def _standing(entry: Any) -> str:
    if entry.retired_at is not None:
        return "retired"
    if entry.expires_on is None:
        return "proposed"
    if entry.replaced:
        return "replaced"
    today = timezone.localdate()
    if entry.expires_on < today:
        return "expired"
    return "soon" if entry.expires_on <= today + SOON else "force"


def _told(row: LibraryClaim) -> str:
    """Tell who did what with one version, and when."""
    said = [f"proposed by {name_of(row.proposed_by)}, {_day(row.proposed_at)}"]
    if row.approved_at:
        until = f"holds until {row.expires_on}"
        said.append(f"approved by {name_of(row.approved_by)}, {_day(row.approved_at)}; {until}")
    if row.notified_on:
        said.append(f"FDA notified on {row.notified_on}")
    if row.retired_at:
        said.append(
            f"retired by {name_of(row.retired_by)}, {_day(row.retired_at)}: {row.retired_reason}"
        )
    return "; ".join(said)


def _day(instant: Any) -> str:
    return timezone.localdate(instant).isoformat()
