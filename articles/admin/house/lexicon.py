"""
The lexicon: words reviewers taught the checker, what each is, and why.

A term is added and retired, never edited. Before either, the page shows which letters would get
findings or lose some, for that is what a word in the lexicon means.
"""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from articles import policies
from articles.admin.house import trials
from articles.admin.house.deciding import Decision, Why, decide_view, tell
from articles.admin.letter.panel import name_of
from articles.admin.readonly import ReadOnlyAdmin
from articles.compliance import teaching
from articles.compliance.claims.reviewer_terms import KINDS
from articles.compliance.policy import Policy, Term
from articles.models import LexiconTerm
from articles.workflow import house

LABELS = {name: name.replace("_", " ").capitalize() for name in KINDS}


class TermForm(forms.Form):
    phrase = forms.CharField(
        required=False,
        max_length=1_000,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="As it stands in a letter; an acronym in capitals. Plurals, capitals and odd "
        "typography are seen through.",
    )
    kind = forms.ChoiceField(
        label="What it is",
        widget=forms.RadioSelect,
        choices=LABELS.items(),
    )
    why = forms.CharField(
        required=False,
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Where you met it, or what it would otherwise be taken for. It stays in the "
        "records, with your name.",
    )

    @property
    def term(self) -> Term:
        data = self.cleaned_data
        return Term(kind=data["kind"], phrase=teaching.normal(data.get("phrase", "")))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "kind" in data and "phrase" in data:
            known = policies.current().terms
            for field, words in teaching.refusals(self.term, why=data["why"], known=known).items():
                self.add_error(field, words)
        return data


def without(term: LexiconTerm) -> Policy:
    """Return the policy in force without `term`."""
    policy = policies.current()
    return replace(policy, terms=policy.terms - {Term(term.kind, term.phrase)})


RETIRE = Decision(
    title="Retire a term",
    consequence="The rules no longer know this word from your lexicon. What they found with it in "
    "the past stays in the records. Every live letter is checked again in the background.",
    button="Retire the term",
    done="Retired. Live letters are being checked again.",
    form=Why,
    act=house.retire,
    policy=without,
    phrase=lambda term: term.phrase,
)


@admin.register(LexiconTerm)
class LexiconTermAdmin(ReadOnlyAdmin):
    change_form_template = "admin/articles/house/change_form.html"
    list_display = ["phrase", "kind", "why", "added_by_name", "added_at", "in_force"]
    list_filter = ["kind", ("retired_at", admin.EmptyFieldListFilter)]
    search_fields = ["phrase", "why", "retired_why"]
    search_help_text = "Words of the phrase or of a reason."
    fieldsets = [
        (None, {"fields": ["phrase", "kind", "why", "added_by_name", "added_at"]}),
        ("Retired", {"fields": ["retired_by_name", "retired_at", "retired_why"]}),
    ]
    readonly_fields = ["added_by_name", "retired_by_name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.add_lexiconterm")

    def get_queryset(self, request: HttpRequest) -> QuerySet[LexiconTerm]:
        return super().get_queryset(request).select_related("added_by", "retired_by")

    def get_fieldsets(self, request: HttpRequest, obj: LexiconTerm | None = None) -> Any:
        return self.fieldsets if obj and obj.retired_at else self.fieldsets[:1]

    def get_urls(self) -> list[URLPattern]:
        retire = self.admin_site.admin_view(self.retire_view)
        return [
            path("<int:pk>/retire/", retire, name="articles_lexiconterm_retire"),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Ask for a term, show what it would change, and add it once that was seen."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = TermForm(request.POST or None)
        shown: dict[str, object] = {}
        if request.method == "POST" and form.is_valid():
            term = form.term
            seen = f"{term.kind}:{term.phrase}"
            if request.POST.get("seen") == seen and (done := self._add(request, form)):
                return done
            policy = policies.current()
            tried = replace(policy, terms=policy.terms | {term})
            shown = {
                "seen": seen,
                "also": teaching.also(term),
                "silenced": teaching.silenced(term.phrase) if term.kind == "everyday" else (),
                **trials.attempt(tried, term.phrase),
            }
        context = {
            **self.admin_site.each_context(request),
            "title": "Add a term",
            "opts": self.opts,
            "form": form,
            "kinds": [(name, LABELS[name], kind.explanation) for name, kind in KINDS.items()],
            **shown,
        }
        return TemplateResponse(request, "admin/articles/house/add_term.html", context)

    def _add(self, request: HttpRequest, form: TermForm) -> HttpResponse | None:
        try:
            row = house.add_term(
                **form.cleaned_data,
                actor=request.user,  # type: ignore[arg-type]
                now=timezone.now(),
            )
        except house.HouseRefused as refused:
            tell(form, refused)
            return None
        messages.success(request, f"Added: {row}. Live letters are being checked again.")
        return redirect("admin:articles_lexiconterm_changelist")

    def retire_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        term = get_object_or_404(LexiconTerm, pk=pk)
        return decide_view(self, request, term, RETIRE)

    @admin.display(description="Added by", ordering="added_by")
    def added_by_name(self, term: LexiconTerm) -> str:
        return name_of(term.added_by)

    @admin.display(description="Retired by")
    def retired_by_name(self, term: LexiconTerm) -> str:
        return name_of(term.retired_by) if term.retired_by else ""

    @admin.display(description="In force", boolean=True)
    def in_force(self, term: LexiconTerm) -> bool:
        return term.retired_at is None
