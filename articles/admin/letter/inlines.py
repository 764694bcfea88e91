"""The parts of a letter, in tables under its text."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from articles import claims_library
from articles.admin.choices import SharedChoices
from articles.admin.leaning import told
from articles.admin.letter.form import citing, in_lines
from articles.models import ArticleAuthor, ArticleTopic, Claim, Correction, Faq

LAST_PLACE = 10_000
"""No letter has as many rows; what is placed later still comes in order."""


class NamedFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """Rows whose fields say what they are: in a table their label is only the column's head."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:  # type: ignore[type-arg]
        super().add_fields(form, index)
        for name, field in form.fields.items():
            label = str(field.label or name.replace("_", " "))
            # A select with buttons beside it draws another widget than itself.
            drawn = getattr(field.widget, "widget", field.widget)
            drawn.attrs.setdefault("aria-label", label.capitalize())


class PlacedFormSet(NamedFormSet):
    """Rows in an order of their own; one without a place comes last."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:  # type: ignore[type-arg]
        super().add_fields(form, index)
        place = form.fields["position"]
        place.required, place.help_text = False, ""
        if not form.instance.pk:
            place.initial = form.initial["position"] = None

    def clean(self) -> None:
        super().clean()
        filled = [form for form in self.forms if getattr(form, "cleaned_data", None)]
        placed = (form.cleaned_data.get("position") or 0 for form in filled)
        last = min(max(placed, default=0), LAST_PLACE - len(filled))
        for form in filled:
            if form.cleaned_data.get("position") is None:
                last += 1
                form.instance.position = last


class SwappableFormSet(NamedFormSet):
    """Rows whose choices may change places in one save, though each may stand there only once."""

    choice = "topic"

    def save_existing_objects(self, commit: bool = True) -> Any:
        # Row by row the second of two swapped choices would still stand where the first goes.
        changed = [form for form in self.initial_forms if self.choice in form.changed_data]
        self.model._default_manager.filter(pk__in=[form.instance.pk for form in changed]).delete()
        return super().save_existing_objects(commit)


class BylineFormSet(SwappableFormSet, PlacedFormSet):
    choice = "author"


class AuthorInline(SharedChoices, admin.TabularInline):  # type: ignore[type-arg]
    model = ArticleAuthor
    formset = BylineFormSet
    fields = ["position", "author"]
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleAuthor]:
        return super().get_queryset(request).select_related("author")


class TopicInline(SharedChoices, admin.TabularInline):  # type: ignore[type-arg]
    model = ArticleTopic
    formset = SwappableFormSet
    fields = ["relation", "topic"]
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleTopic]:
        return super().get_queryset(request).select_related("topic")


class FaqForm(forms.ModelForm):  # type: ignore[type-arg]
    answer = citing(
        rows=5, required=True, small=True, help_text="Written and cited like the letter itself."
    )

    class Meta:
        model = Faq
        fields = ["position", "question", "answer"]
        widgets = {"question": forms.TextInput(attrs={"class": "vTextField headline"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["answer"] = in_lines(self.instance.answer)


class FaqInline(admin.StackedInline):  # type: ignore[type-arg]
    model = Faq
    form = FaqForm
    formset = PlacedFormSet
    extra = 0


class CorrectionInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Correction
    verbose_name_plural = "Corrections told to readers"
    extra = 0


class ClaimInline(admin.StackedInline):  # type: ignore[type-arg]
    """
    The ledger to read: what the text claims, and what each statement rests on.

    It is written where the statement stands (static/articles/desk/claiming.js), or on its own page.
    """

    model = Claim
    fields = readonly_fields = ["text", "kind", "about", "standing"]
    extra = max_num = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        claims = super().get_queryset(request).select_related("product")
        known = claims_library.with_entries(claims, on=timezone.localdate())
        return known.prefetch_related("evidence__reference")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="Speaks of", empty_value="Nothing named yet")
    def about(self, claim: Claim) -> str | None:
        named = [claim.product.name if claim.product else "", claim.ingredient]
        return ", ".join(filter(None, named)) or None

    @admin.display(description="Evidence")
    def standing(self, claim: Claim) -> SafeString:
        return told(claim)
