"""Offer papers for a statement: ticked beside the letter, quoted on the statement’s own page."""

from copy import deepcopy
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from articles.admin.choices import share
from articles.models import Article, Claim, ClaimEvidence
from references.kinds import LABELS
from references.models import Reference


class PapersForm(forms.ModelForm):  # type: ignore[type-arg]
    """A claim with its papers as boxes to tick; a paper that stays keeps its passage."""

    papers = forms.ModelMultipleChoiceField(
        queryset=Reference.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Papers that support the statement. Taking a tick away removes the passage that "
        "was quoted from the paper, too.",
    )

    class Meta:
        model = Claim
        fields = ["product"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["papers"] = [row.reference_id for row in self.instance.evidence.all()]

    def _save_m2m(self) -> None:
        super()._save_m2m()
        if "papers" in self.changed_data:
            chosen = self.cleaned_data["papers"]
            offered = self.instance.evidence
            offered.exclude(reference__in=chosen).delete()
            known = set(offered.values_list("reference_id", flat=True))
            ClaimEvidence.objects.bulk_create(
                ClaimEvidence(claim=self.instance, reference=paper)
                for paper in chosen
                if paper.pk not in known
            )


class EvidenceInline(admin.StackedInline):  # type: ignore[type-arg]
    """The papers of one statement: what each says to it, and where."""

    model = ClaimEvidence
    fields = ["reference", "study", "passage", "place", "gap"]
    readonly_fields = ["study"]
    extra = 0
    verbose_name = "paper"
    verbose_name_plural = "Evidence"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClaimEvidence]:
        return super().get_queryset(request).select_related("reference")

    def get_formset(self, request: HttpRequest, obj: Claim | None = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        field = formset.form.base_fields.get("reference")
        if obj is not None and field is not None:
            field.queryset = papers_of(obj.article)
            share(field)
            field.widget.can_add_related = field.widget.can_change_related = False
        return formset

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in ("passage", "gap"):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="Study")
    def study(self, row: ClaimEvidence) -> str:
        return study_of(row.reference) if row.reference_id else "Save to see what is known of it."


def study_of(paper: Reference) -> str:
    """Say in one line what the library knows of a study: kind, people, how many, dose."""
    known = [
        LABELS.get(paper.kind, ""),
        paper.population,
        f"n = {paper.sample_size}" if paper.sample_size else "",
        paper.dose,
    ]
    return "; ".join(filter(None, known)) or "Kind, people and dose are not noted in the library."


def papers_of(article: Article) -> QuerySet[Reference]:
    """Find what may be offered: papers that `article` cites, lists or offers already."""
    offered = ClaimEvidence.objects.filter(claim__article=article)
    return Reference.objects.filter(
        Q(pk__in=article.citations.values("reference"))
        | Q(pk__in=article.uncited_references.values("pk"))
        | Q(pk__in=offered.values("reference"))
    )


def offer_papers_of(article: Article, fields: dict[str, Any]) -> None:
    """Offer the papers of `article` in the field “papers” of a form's `fields`."""
    # Declared once on `PapersForm`, it is one and the same field for every letter and thread.
    papers = deepcopy(fields["papers"])
    papers.queryset = papers_of(article)
    share(papers)
    fields["papers"] = papers
