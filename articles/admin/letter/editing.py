"""
Save what is part of a letter through the workflow's own edit.

Django writes rows itself, in one transaction of its own; this opens an edit before the
first row is written and closes it after the last, so that the text is cleaned, the event
recorded, and an approval voided, exactly as in every other way of writing.
"""

from typing import Any, Generic, TypeVar

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone

from articles.admin.letter import standing
from articles.collect import NoBrand
from articles.models import Article
from articles.workflow import actions

Part = TypeVar("Part", bound=models.Model)


class LetterPartAdmin(admin.ModelAdmin, Generic[Part]):  # type: ignore[type-arg]
    """A screen for a letter or a part of it. Subclasses say which letter and which address."""

    def letter_of(self, part: Part) -> Article:
        raise NotImplementedError

    def address_of(self, part: Part) -> str:
        raise NotImplementedError

    # Who may

    def has_change_permission(self, request: HttpRequest, obj: Part | None = None) -> bool:
        """Show a letter that may not be edited now as one to read."""
        may = super().has_change_permission(request, obj)
        if not may or obj is None or request.method == "POST":
            # A save is refused with its reason in the form, where what was typed is kept.
            return may
        return standing.edit_refusal(request, self.letter_of(obj)) is None

    def has_delete_permission(self, request: HttpRequest, obj: Part | None = None) -> bool:
        return False

    # Saving

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Turn a refusal that came up while saving into words; all of the save is undone."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except actions.Refused as error:
            standing.say(request, error.refusal)
            return redirect(request.get_full_path())
        except NoBrand as error:
            messages.error(request, str(error))
            return redirect("admin:index")

    def save_model(self, request: HttpRequest, obj: Part, form: Any, change: bool) -> None:
        form.edit = actions.begin_edit(
            self.letter_of(obj),
            actor=request.user,  # type: ignore[arg-type]
            now=timezone.now(),
        )
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.save_ledger(form, formsets)
        request.said_something_new = actions.finish_edit(  # type: ignore[attr-defined]
            form.edit,
            actor=request.user,  # type: ignore[arg-type]
            now=timezone.now(),
        )

    def save_ledger(self, form: Any, formsets: Any) -> None:
        """Write what else belongs to the edit, once the rows are there; nothing by default."""

    def log_change(self, request: HttpRequest, obj: Part, message: Any) -> Any:
        """Leave a save that changed nothing out of the list of recent actions too."""
        return super().log_change(request, obj, message) if _wrote(request) else None

    def response_add(
        self, request: HttpRequest, obj: Part, post_url_continue: str | None = None
    ) -> HttpResponse:
        messages.success(request, "Saved as a draft.")
        return HttpResponseRedirect(self.address_of(obj))

    def response_change(self, request: HttpRequest, obj: Part) -> HttpResponse:
        if _wrote(request):
            messages.success(request, "Saved.")
        else:
            messages.info(
                request, "Nothing changed: the letter says what it said before. No event recorded."
            )
        return HttpResponseRedirect(self.address_of(obj))


def _wrote(request: HttpRequest) -> bool:
    return getattr(request, "said_something_new", False)
