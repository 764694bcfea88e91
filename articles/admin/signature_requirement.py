"""Which signatures letters need beside the regulatory one, with what a change would mean."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import SignatureRequirement
from articles.workflow import requiring


@admin.register(SignatureRequirement)
class SignatureRequirementAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    change_form_template = "admin/articles/signaturerequirement/change_form.html"
    list_display = ["content_kind", "capacity"]
    actions = None
    fieldsets = [
        (
            None,
            {
                "fields": ["content_kind", "capacity"],
                "description": "Regulatory affairs sign every letter. What you require here is "
                "signed beside that, by another person, in any order, under the same revision.",
            },
        )
    ]

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Have a decision taken back and another one made, so that the log tells of both."""
        return False

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        meaning = {"meanings": requiring.meanings(), "signers": requiring.signers()}
        return super().changeform_view(
            request, object_id, form_url, {**(extra_context or {}), **meaning}
        )

    def save_model(
        self, request: HttpRequest, obj: SignatureRequirement, form: Form, change: bool
    ) -> None:
        cancelled = requiring.save(obj, now=timezone.now())
        if cancelled:
            names = ", ".join(f"“{article.headline}”" for article in cancelled)
            messages.warning(
                request,
                f"Not going live as planned until this signature is there: {names}.",
            )
