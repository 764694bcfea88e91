"""Offer papers for a statement, each with the passage that carries it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.choosing import Choosing
from articles.models import ClaimEvidence
from references.kinds import LABELS
from references.models import Reference


class EvidenceInline(Choosing, admin.StackedInline):  # type: ignore[type-arg]
    """The papers of one statement: what each says to it, and where."""

    model = ClaimEvidence
    fields = ["reference", "study", "passage", "place", "gap"]
    readonly_fields = ["study"]
    autocomplete_fields = ["reference"]
    extra = 0
    verbose_name = "paper"
    verbose_name_plural = "Evidence"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClaimEvidence]:
        return super().get_queryset(request).select_related("reference")

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
