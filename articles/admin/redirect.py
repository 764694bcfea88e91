"""Old addresses that lead to a letter's present one: each by hand, or a whole list of them."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from articles.admin.choosing import Choosing
from articles.models import Redirect
from articles.redirects.rows import LARGEST, NotAnAddress, slug_of
from articles.workflow import redirecting
from articles.workflow.redirecting import Imported

SHOWN = 200
"""Faults on one page; whoever has more mends these first."""


class RedirectForm(forms.ModelForm):  # type: ignore[type-arg]
    old_slug = forms.CharField(
        label="Old address",
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="The slug that the letter had, or its whole old path or URL.",
    )

    def clean_old_slug(self) -> str:
        try:
            slug = slug_of(self.cleaned_data["old_slug"], site=redirecting.site())
        except NotAnAddress as error:
            raise ValidationError(str(error)) from error
        if why := redirecting.taken(slug, now=timezone.now()):
            raise ValidationError(why)
        return slug


class File(forms.Form):
    """A list as a file or pasted; one of them."""

    file = forms.FileField(
        label="CSV file",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
    )
    text = forms.CharField(
        label="Or paste the lines",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
        help_text="In each line the old address (slug, path or URL), a comma, and the slug of the "
        "letter it leads to: what-cells-once-ran-on,what-cells-run-on",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if bool(file) == bool(text.strip()):
            raise ValidationError("Choose a file or paste lines, one of the two.")
        cleaned["data"] = file.read(LARGEST + 1) if file else text.encode()
        return cleaned


@admin.register(Redirect)
class RedirectAdmin(Choosing, admin.ModelAdmin):  # type: ignore[type-arg]
    form = RedirectForm
    change_list_template = "admin/articles/redirect/change_list.html"
    list_display = ["old_slug", "article", "created_at"]
    list_select_related = ["article"]
    search_fields = ["old_slug", "article__headline"]
    autocomplete_fields = ["article"]
    date_hierarchy = "created_at"

    def get_readonly_fields(self, request: HttpRequest, obj: Redirect | None = None) -> list[str]:
        """An address that readers know is not renamed; it leads elsewhere, or is deleted."""
        return ["old_slug", "created_at"] if obj else ["created_at"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.import_view)
        return [path("import/", view, name="articles_redirect_import"), *super().get_urls()]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for a list; take it whole, or say of every line that cannot be taken why."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = File(request.POST or None, request.FILES or None)
        imported = Imported()
        if request.method == "POST" and form.is_valid():
            imported = redirecting.import_file(form.cleaned_data["data"], now=timezone.now())
            if not imported.faults:
                self._tell(request, imported)
                return redirect("admin:articles_redirect_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": "Import redirects",
            "opts": self.opts,
            "form": form,
            "faults": imported.faults[:SHOWN],
            "more": max(0, len(imported.faults) - SHOWN),
        }
        return TemplateResponse(request, "admin/articles/redirect/import.html", context)

    def _tell(self, request: HttpRequest, imported: Imported) -> None:
        made = Redirect.objects.filter(old_slug__in=imported.created)
        LogEntry.objects.log_actions(request.user.pk, made, ADDITION, "Imported from a list.")
        said = f"{len(imported.created)} created, {len(imported.unchanged)} there already."
        if imported.waiting:
            said += f" {len(imported.waiting)} of them wait until their letter is live."
        messages.success(request, said)
