"""The claims ledger: every marked statement of every letter, with its evidence."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import claims_library, where_used
from articles.admin import leaning
from articles.admin.evidence import EvidenceInline
from articles.admin.letter import standing
from articles.admin.letter.editing import LetterPartAdmin
from articles.admin.letter.form import overtaken
from articles.models import Article, Claim, ClaimEvidence

Claims = QuerySet[Claim]


class ClaimForm(forms.ModelForm):  # type: ignore[type-arg]
    """Evidence, and the version of the draft that the person was shown."""

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Claim
        fields = ["product", "ingredient", "population", "dose", "typical_result"]
        widgets = {"typical_result": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}

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


class EvidenceFilter(admin.SimpleListFilter):
    title = "evidence"
    parameter_name = "evidence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("quoted", "With a quoted passage"),
            ("unquoted", "Papers, but no passage"),
            ("none", "No paper"),
        ]

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        offered = ClaimEvidence.objects.filter(claim=OuterRef("pk"))
        any_paper, quoted = Exists(offered), Exists(offered.exclude(passage=""))
        match self.value():
            case "quoted":
                return queryset.filter(quoted)
            case "unquoted":
                return queryset.filter(any_paper, ~quoted)
            case "none":
                return queryset.filter(~any_paper)
        return queryset


class LibraryFilter(admin.SimpleListFilter):
    title = "claims library"
    parameter_name = "library"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "In the library"), ("lapsed", "Lapsed there"), ("no", "Not in it")]

    def queryset(self, request: HttpRequest, queryset: Claims) -> Claims:
        match self.value():
            case "yes":
                return queryset.filter(entry_id__isnull=False)
            case "lapsed":
                return queryset.filter(entry_id__isnull=True, lapsed_id__isnull=False)
            case "no":
                return queryset.filter(entry_id__isnull=True, lapsed_id__isnull=True)
        return queryset


@admin.register(Claim)
class ClaimAdmin(LetterPartAdmin[Claim]):
    form = ClaimForm
    inlines = [EvidenceInline]
    list_display = ["text", "kind", "article", "where", "product", "papers", "entry"]
    list_filter = [
        EvidenceFilter,
        LibraryFilter,
        "kind",
        ("product", admin.RelatedOnlyFieldListFilter),
        "article__status",
    ]
    list_select_related = ["article", "product"]
    list_per_page = 50
    search_fields = ["text", "ingredient", "article__headline", "evidence__reference__citation_key"]
    search_help_text = "Words of the statement, its ingredient, its letter, or a citation key."
    actions = None
    readonly_fields = ["letter", "where", "text", "kind", "library", "near", "live", "history"]
    fieldsets = [
        (
            None,
            {
                "fields": ["letter", "where", "text", "kind", "live", "history"],
                "description": "The statement and its kind are read off the letter’s text; "
                "change them there.",
            },
        ),
        (
            "What it speaks of",
            {"fields": ["product", "ingredient", "population", "dose", "typical_result"]},
        ),
        ("Claims library", {"fields": ["library", "near"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> Claims:
        claims = super().get_queryset(request).select_related("article", "product", "faq")
        known = claims_library.with_entries(claims, on=timezone.localdate())
        return known.annotate(offered=Count("evidence", distinct=True)).defer("article__body")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def letter_of(self, part: Claim) -> Article:
        return part.article

    def address_of(self, part: Claim) -> str:
        return reverse("admin:articles_claim_change", args=[part.pk])

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

    @admin.display(description="Where", ordering="position")
    def where(self, claim: Claim) -> str:
        return f"Answer to “{claim.faq.question}”" if claim.faq else "Letter"

    @admin.display(description="Papers", ordering="offered")
    def papers(self, claim: Any) -> str:
        return str(claim.offered) if claim.offered else "None yet"

    @admin.display(description="Library")
    def entry(self, claim: Any) -> SafeString | str:
        return leaning.badge(claim)

    @admin.display(description="Same words")
    def library(self, claim: Any) -> SafeString | str:
        return leaning.library(claim) or "No entry has these words."

    @admin.display(description="Nearly the same words")
    def near(self, claim: Claim) -> SafeString:
        found = claims_library.suggestions(claim.text, on=timezone.localdate())
        return leaning.near(found)

    @admin.display(description="What readers see")
    def live(self, claim: Claim) -> str:
        seen = where_used.shows_statement(claim, now=timezone.now())
        return "Readers see this statement now." if seen else "Readers do not see it now."

    @admin.display(description="History")
    def history(self, claim: Claim) -> SafeString:
        events = reverse("admin:articles_event_changelist")
        return format_html(
            '<a href="{}?article__id__exact={}">The letter’s history</a>: every change of this '
            "record is an edit of its letter, and each revision keeps it as it was.",
            events,
            claim.article_id,
        )
