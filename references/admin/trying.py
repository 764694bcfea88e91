"""Try an entry again that was not kept, or take one of the papers that were offered for it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import reverse

from references import csl
from references.admin import memory
from references.admin.doing import back
from references.admin.hooks import LibraryAdmin
from references.admin.taking import taking


def again_view(screen: LibraryAdmin, request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Take in the text of an entry once more."""
    return _anew(screen, request, name, number, lambda entry: entry["text"])


def pick_view(screen: LibraryAdmin, request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Take in the paper that a person clicked on among those offered."""
    return _anew(screen, request, name, number, lambda entry: _picked(request, entry))


def _anew(
    screen: LibraryAdmin, request: HttpRequest, name: str, number: int, text_of: Any
) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not screen.has_add_permission(request):
        raise PermissionDenied
    entry = memory.entry_of(request, name, number)
    text = text_of(entry) if entry else ""
    if text:
        memory.replace(request, name, number, taking(request, text))
    else:
        messages.error(request, "That entry is no longer kept. Please paste it again.")
    return HttpResponseRedirect(
        back(request, reverse("admin:references_reference_taken", args=[name]))
    )


def _picked(request: HttpRequest, entry: memory.Entry) -> str:
    number = memory.number_of(request.POST.get("number", ""))
    if number >= len(entry["suggestions"]):
        return ""
    known = csl.identifiers(entry["suggestions"][number]["item"])
    labelled = {"doi": known.doi, "pmid": known.pmid, "pmcid": known.pmcid, "isbn": known.isbn}
    return next((f"{scheme}: {value}" for scheme, value in labelled.items() if value), "")
