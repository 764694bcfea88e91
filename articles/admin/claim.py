"""The claims ledger: every marked statement of every letter, with its evidence."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.letter import standing
from articles.admin.letter.editing import LetterPartAdmin
from articles.admin.letter.form import overtaken
from articles.admin.letter.inlines import offer_papers_of
from articles.models import Article, Claim


class ClaimForm(forms.ModelForm):  # type: ignore[type-arg]
    """Evidence, and the version of the draft that the person was shown."""

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Claim
        fields = ["product", "references"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen_version"] = self.instance.article.draft_version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        article = self.instance.article
        if cleaned.get("seen_version") != article.draft_version:
            raise forms.ValidationError(overtaken(article))
        return cleaned


@admin.register(Claim)
class ClaimAdmin(LetterPartAdmin[Claim]):
    form = ClaimForm
    list_display = ["text", "kind", "article", "product", "evidence"]
    list_filter = ["kind", ("product", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["article", "product"]
    list_per_page = 50
    search_fields = ["text", "article__headline"]
    actions = None
    readonly_fields = ["letter", "text", "kind"]
    fieldsets = [
        (
            None,
            {
                "fields": ["letter", "text", "kind", "product", "references"],
                "description": "The statement and its kind are read off the letter’s text; "
                "change them there. Evidence is chosen from the papers that the letter cites.",
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        claims = super().get_queryset(request).select_related("article", "product")
        return claims.annotate(papers=Count("references"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def letter_of(self, part: Claim) -> Article:
        return part.article

    def address_of(self, part: Claim) -> str:
        return reverse("admin:articles_claim_change", args=[part.pk])

    def get_form(self, request: HttpRequest, obj: Claim | None = None, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, **kwargs)
        if obj is not None and "references" in form.base_fields:
            offer_papers_of(obj.article, form.base_fields["references"])
        return form

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(
            db_field, request, widget=forms.CheckboxSelectMultiple, **kwargs
        )

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Claim | None = None,
    ) -> Any:
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        if obj is not None:
            context["refusal"] = standing.edit_refusal(request, obj.article)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description="Letter")
    def letter(self, claim: Claim) -> SafeString:
        url = reverse("admin:articles_article_change", args=[claim.article_id])
        return format_html('<a href="{}">{}</a>', url, claim.article)

    @admin.display(description="Papers", ordering="papers")
    def evidence(self, claim: Any) -> str:
        return str(claim.papers) if claim.papers else "None yet"
