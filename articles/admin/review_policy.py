"""The review policy: its states, newest first, and a form that begins with the one that counts."""

from typing import Any

from django.contrib import admin
from django.forms import Form
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.admin.readonly import ReadOnlyAdmin
from articles.models import ReviewPolicy
from articles.workflow import upkeep


@admin.register(ReviewPolicy)
class ReviewPolicyAdmin(ReadOnlyAdmin):
    list_display = [
        "changed_at",
        "changed_by",
        "standard_days",
        "expedited_days",
        "valid_months",
        "overdue",
        "why",
    ]
    list_select_related = ["changed_by"]
    change_form_template = None
    fieldsets = [
        ("Reviews", {"fields": ["standard_days", "expedited_days", "remind_before_days"]}),
        (
            "Signatures",
            {
                "fields": ["valid_months", "renew_before_days", "overdue"],
                "description": "A signature keeps the day it was signed with; a change counts for "
                "those that follow. What an overdue letter does changes for all letters.",
            },
        ),
        (None, {"fields": ["why"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        fields = [field.name for field in ReviewPolicy._meta.fields if field.editable]
        return model_to_dict(ReviewPolicy.current(), [name for name in fields if name != "why"])

    def save_model(self, request: HttpRequest, obj: ReviewPolicy, form: Form, change: bool) -> None:
        upkeep.agree(obj, actor=request.user, now=timezone.now())  # type: ignore[arg-type]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        context = {"title": "Review policy: the newest state counts", **(extra_context or {})}
        return super().changelist_view(request, context)
