"""
Allowances: sentences that one reviewer judged to be no claim, and a second one agreed.

A proposal comes from a resolution R3 of a letter. It counts, in every letter, once somebody else
has agreed.
"""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from articles import policies
from articles.admin.house.deciding import Decision, Nothing, Why, decide_view, tell
from articles.admin.letter.panel import name_of
from articles.admin.readonly import ReadOnlyAdmin
from articles.compliance import policy
from articles.compliance.policy import Policy
from articles.compliance.resolution import Kind
from articles.models import Allowance, Resolution
from articles.workflow import house


def _value(row: Allowance) -> policy.Allowance:
    return policy.Allowance(row.code, row.sentence_sha256)


def _with(row: Allowance) -> Policy:
    current = policies.current()
    return replace(current, allowances=current.allowances | {_value(row)})


def _without(row: Allowance) -> Policy:
    current = policies.current()
    return replace(current, allowances=current.allowances - {_value(row)})


AGREE = Decision(
    title="Agree to an allowance",
    consequence="From now on this rule has nothing to say against this sentence, in any letter, "
    "until somebody retires the allowance. Every live letter is checked again in the background.",
    button="I agree",
    done="Agreed. The allowance counts from now on.",
    form=Nothing,
    act=house.agree,
    policy=_with,
    phrase=lambda row: row.sentence,
)
RETIRE = Decision(
    title="Retire an allowance",
    consequence="The rule finds this sentence again, in every letter. What was signed under the "
    "allowance stays in the records. Every live letter is checked again in the background.",
    button="Retire the allowance",
    done="Retired. Live letters are being checked again.",
    form=Why,
    act=house.retire,
    policy=_without,
    phrase=lambda row: row.sentence,
)


def proposable() -> QuerySet[Resolution]:
    """Return the R3 resolutions in force whose sentence nobody proposed yet."""
    same = Allowance.objects.filter(
        code=OuterRef("code"), sentence_sha256=OuterRef("sentence_sha256"), retired_at=None
    )
    judged = Resolution.objects.filter(kind=Kind.NOT_A_CLAIM, revocation=None)
    return judged.filter(~Exists(same)).select_related("article")


class JudgedChoice(forms.ModelChoiceField):
    def label_from_instance(self, row: Any) -> str:
        return f"{row.code}: “{row.sentence}” ({row.article.headline})"


class Proposal(forms.Form):
    judged = JudgedChoice(
        queryset=Resolution.objects.none(),
        label="Judged to be no claim",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    why = forms.CharField(
        required=False,
        label="Why in every letter",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Why the sentence is no claim wherever it stands. A second reviewer reads it.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judged"].queryset = proposable()  # type: ignore[attr-defined]


@admin.register(Allowance)
class AllowanceAdmin(ReadOnlyAdmin):
    change_form_template = "admin/articles/house/change_form.html"
    list_display = ["code", "sentence", "state", "proposed", "proposed_at", "agreed"]
    list_display_links = ["code", "sentence"]
    list_filter = [
        "code",
        ("agreed_at", admin.EmptyFieldListFilter),
        ("retired_at", admin.EmptyFieldListFilter),
    ]
    search_fields = ["sentence", "why"]
    fieldsets = [
        (None, {"fields": ["code", "sentence", "why", "letter", "proposed", "proposed_at"]}),
        ("Agreed", {"fields": ["agreed", "agreed_at"]}),
        ("Retired", {"fields": ["retired", "retired_at", "retired_why"]}),
    ]
    readonly_fields = ["letter", "proposed", "agreed", "retired"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.add_allowance")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Allowance]:
        rows = super().get_queryset(request)
        return rows.select_related(
            "proposed_by", "agreed_by", "retired_by", "resolution__article"
        ).defer("resolution__article__body")

    def get_fieldsets(self, request: HttpRequest, obj: Allowance | None = None) -> Any:
        first, agreed, retired = self.fieldsets
        steps = [(agreed, obj and obj.agreed_at), (retired, obj and obj.retired_at)]
        return [first, *(fields for fields, taken in steps if taken)]

    def get_urls(self) -> list[URLPattern]:
        site = self.admin_site
        return [
            path(
                "<int:pk>/agree/", site.admin_view(self.agree_view), name="articles_allowance_agree"
            ),
            path(
                "<int:pk>/retire/",
                site.admin_view(self.retire_view),
                name="articles_allowance_retire",
            ),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Propose that what was judged in one letter holds in all."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = Proposal(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                house.propose_allowance(
                    form.cleaned_data["judged"],
                    why=form.cleaned_data["why"],
                    actor=request.user,  # type: ignore[arg-type]
                    now=timezone.now(),
                )
            except house.HouseRefused as refused:
                tell(form, refused)
            else:
                messages.success(request, "Proposed. It counts once somebody else agrees.")
                return redirect("admin:articles_allowance_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": "Propose an allowance",
            "opts": self.opts,
            "form": form,
            "has_choice": proposable().exists(),
        }
        return TemplateResponse(request, "admin/articles/house/propose.html", context)

    def agree_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return decide_view(self, request, get_object_or_404(Allowance, pk=pk), AGREE)

    def retire_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return decide_view(self, request, get_object_or_404(Allowance, pk=pk), RETIRE)

    @admin.display(description="State")
    def state(self, row: Allowance) -> str:
        if row.retired_at:
            return "Retired"
        return "In force" if row.agreed_at else "Waits for a second person"

    @admin.display(description="Judged in")
    def letter(self, row: Allowance) -> str:
        return str(row.resolution.article) if row.resolution else ""

    @admin.display(description="Proposed by")
    def proposed(self, row: Allowance) -> str:
        return name_of(row.proposed_by)

    @admin.display(description="Agreed to by")
    def agreed(self, row: Allowance) -> str:
        return name_of(row.agreed_by) if row.agreed_by else ""

    @admin.display(description="Retired by")
    def retired(self, row: Allowance) -> str:
        return name_of(row.retired_by) if row.retired_by else ""
