"""The letter's screen: its list, its form with the panel beside it, its actions."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles import drafting
from articles.admin import preview as site_preview
from articles.admin import proof
from articles.admin.choosing import Choosing
from articles.admin.letter import standing
from articles.admin.letter.alarms import judge_view
from articles.admin.letter.copying import duplicate_view
from articles.admin.letter.editing import LetterPartAdmin
from articles.admin.letter.editor import autosave, offering
from articles.admin.letter.editor import urls as desk
from articles.admin.letter.form import ArticleForm
from articles.admin.letter.inlines import (
    AuthorInline,
    ClaimInline,
    CorrectionInline,
    FaqInline,
    TopicInline,
)
from articles.admin.letter.lists.counting import count_view
from articles.admin.letter.lists.screen import LetterListAdmin
from articles.admin.letter.panel import panel
from articles.admin.letter.preview import preview_view
from articles.admin.letter.resolving import resolution_view, resolve_view
from articles.admin.letter.steps import rendered, step_view
from articles.admin.numbers import number
from articles.admin.review import comments
from articles.admin.review import urls as review
from articles.admin.review.deciding import decide_view
from articles.admin.review.page import review_view
from articles.collect import NoBrand
from articles.models import Article, Faq, Product
from articles.workflow.policy import DECIDING
from articles.workflow.standing import newest_revision

DECISIONS = frozenset(action.value for action in DECIDING)


@admin.register(Article)
class ArticleAdmin(Choosing, LetterListAdmin, LetterPartAdmin[Article]):
    form = ArticleForm
    save_on_top = True
    prepopulated_fields = {"slug": ["headline"]}
    autocomplete_fields = ["uncited_references", "image"]
    inlines = [AuthorInline, TopicInline, FaqInline, ClaimInline, CorrectionInline]
    fieldsets = [
        ("Letter", {"fields": ["headline", "slug", "description", "body"]}),
        ("Placement", {"fields": ["series", "series_position", "image"]}),
        (
            "Compliance",
            {"fields": ["disclaimers", "show_disclosures", "faqs_shown", "uncited_references"]},
        ),
        (
            "Search and audience",
            {
                "classes": ["collapse"],
                "fields": [
                    "seo_title",
                    "seo_description",
                    "is_indexable",
                    "audience",
                    "specialty",
                    "date_published",
                ],
            },
        ),
    ]

    # Rows

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Article | None:
        """Fetch a letter; to save one, lock it first, so that it is not overtaken half-way."""
        if request.method == "POST" and (row := number(object_id)):
            list(Article.objects.select_for_update(of=("self",)).filter(pk=row).only("pk"))
        return super().get_object(request, object_id, from_field)

    def letter_of(self, part: Article) -> Article:
        return part

    def address_of(self, part: Article) -> str:
        return reverse("admin:articles_article_change", args=[part.pk])

    # Form

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Leave the markup out of a page that is to read: it shows the letter itself."""
        fieldsets = super().get_fieldsets(request, obj)
        if self._is_editable(request, obj):
            return fieldsets
        return [("Letter", {"fields": ["headline", "slug", "description"]}), *fieldsets[1:]]

    def get_inlines(self, request: HttpRequest, obj: Article | None) -> Any:
        inlines = super().get_inlines(request, obj)
        shown = self._is_editable(request, obj)
        return inlines if shown else [each for each in inlines if each is not FaqInline]

    def _is_editable(self, request: HttpRequest, obj: Article | None) -> bool:
        return obj is None or self.has_change_permission(request, obj)

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Article | None = None
    ) -> dict[str, Any]:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_form(self, request: HttpRequest, obj: Article | None = None, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, **kwargs)
        form.refusal = standing.edit_refusal(request, obj) if obj else None
        form.by_itself = autosave.is_autosave(request)
        form.may_offer = request.user.has_perm("articles.change_claim")
        return form

    def save_ledger(self, form: Any, formsets: Any) -> None:
        """Keep the evidence that was offered while writing, for marks that get their names now."""
        if not form.offered:
            return
        drafting.settle(form.instance)
        rows = [row for formset in formsets if formset.model is Faq for row in formset.forms]
        answers = {row.add_prefix("answer"): row.instance.pk for row in rows}
        offering.keep(form.instance, form.offered, answers)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        response = super().changeform_view(request, object_id, form_url, extra_context)
        return autosave.answer(response) if autosave.is_autosave(request) else response

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        if autosave.is_autosave(request):
            return autosave.saved(obj)
        return super().response_change(request, obj)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Article | None = None,
    ) -> HttpResponse:
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        context["desk"] = {"products": list(Product.objects.values("slug", "name"))}
        if obj is not None:
            # A form with errors has already written into `obj` what was typed.
            whole = Article.objects.select_related("series", "image", "source_page")
            stored = whole.prefetch_related("faqs", "corrections").get(pk=obj.pk)
            refusals = standing.refusals(request, stored)
            context["panel"] = panel(
                stored,
                refusals=refusals,
                situation=standing.situation(request, stored),
                user=request.user,
                now=timezone.now(),
            )
            context["desk"]["statements"] = context["panel"].statements
            context |= {"title": stored.headline, "subtitle": None}
            if context["adminform"].form.is_overtaken:
                context |= {
                    "overtaken": stored,
                    "overtaken_by": rendered(context["panel"].content, number=0),
                }
            context["comments"] = _comments(request, stored)
            if not self._is_editable(request, stored):
                context["sheet"] = rendered(context["panel"].content, number=0)
        page = super().render_change_form(request, context, add, change, form_url, obj)
        return site_preview.let_through(request, page)

    # Pages of its own

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            *desk.addresses(wrap),
            path("count/", wrap(count_view), name="articles_article_count"),
            path(
                "<int:object_id>/do/<str:action>/",
                wrap(self.action_view),
                name="articles_article_action",
            ),
            path(
                "<int:object_id>/alerts/<int:alert_id>/",
                wrap(self.judge_view),
                name="articles_article_judge",
            ),
            path(
                "<int:object_id>/resolve/",
                wrap(self.resolve_view),
                name="articles_article_resolve",
            ),
            path(
                "<int:object_id>/resolutions/<int:number>/<str:step>/",
                wrap(self.resolution_view),
                name="articles_article_resolution",
            ),
            path(
                "<int:object_id>/preview/",
                wrap(self.preview_view),
                name="articles_article_preview",
            ),
            path(
                "<int:object_id>/review/",
                wrap(self.review_view),
                name="articles_article_review",
            ),
            *review.addresses(self),
            *proof.addresses(self),
            path(
                "<int:object_id>/duplicate/",
                require_POST(self.of_letter(duplicate_view)),
                name="articles_article_duplicate",
            ),
            *super().get_urls(),
        ]

    def action_view(self, request: HttpRequest, object_id: int, action: str) -> HttpResponse:
        """Ask before, and take, one action; `steps` says how, or `deciding` about a revision."""
        view = decide_view if action in DECISIONS else step_view
        return self._with_letter(
            request, object_id, lambda article: view(self, request, article, action)
        )

    def judge_view(self, request: HttpRequest, object_id: int, alert_id: int) -> HttpResponse:
        """Let a reviewer say what a notice about a paper means for the letter."""
        return self._with_letter(
            request, object_id, lambda article: judge_view(self, request, article, alert_id)
        )

    def resolve_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Show one finding with its ways out, or record one."""
        return self._with_letter(
            request, object_id, lambda article: resolve_view(self, request, article)
        )

    def resolution_view(
        self, request: HttpRequest, object_id: int, number: int, step: str
    ) -> HttpResponse:
        """Agree to a resolution, or take it back."""
        return self._with_letter(
            request,
            object_id,
            lambda article: resolution_view(self, request, article, number, step),
        )

    def preview_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Show the draft as a reader would see it."""
        return self._with_letter(
            request, object_id, lambda article: preview_view(self, request, article)
        )

    def review_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Show one frozen revision with all that is signed with it."""
        return self._with_letter(
            request, object_id, lambda article: review_view(self, request, article)
        )

    def of_letter(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """Return `view`, which takes this screen, the request and a letter, as Django calls it."""

        def answer(request: HttpRequest, object_id: int, **named: Any) -> HttpResponse:
            return self._with_letter(
                request, object_id, lambda article: view(self, request, article, **named)
            )

        return self.admin_site.admin_view(answer)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Lead to the letter's own history, the one that nobody can rewrite."""
        events = reverse("admin:articles_event_changelist")
        return redirect(f"{events}?article__id__exact={object_id}")

    def _with_letter(
        self, request: HttpRequest, object_id: int, show: Callable[[Article], HttpResponse]
    ) -> HttpResponse:
        article = Article.objects.filter(pk=object_id).first()
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(object_id))
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        try:
            return show(article)
        except NoBrand as error:
            messages.error(request, str(error))
            return redirect("admin:index")


def _comments(request: HttpRequest, article: Article) -> dict[str, Any] | None:
    """Return what was said about the newest revision; a tampered one is the findings' business."""
    revision = newest_revision(article)
    try:
        return comments.threads(request, article, revision) if revision else None
    except ValueError:
        return None
