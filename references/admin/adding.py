"""
Add papers by pasting anything, or by a file: one box, then one card for each entry.

Nothing is lost on the way: what cannot be read stays in the box, what cannot be confirmed is
kept as unverified, and what cannot be kept at all leads to the form to fill in by hand.
"""

import json
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from references.admin import memory, uploading
from references.admin.cards import cards
from references.admin.hooks import LibraryAdmin
from references.admin.taking import taking
from references.exchange.row import NotReadable
from references.models import Reference

LONGEST = 500_000
"""Characters; a list of two thousand references. What is longer is a file."""
TOO_LONG = (
    "This is too long to be pasted: at most %(limit_value)d characters. Save it as a file and "
    "choose it below."
)


class PasteForm(forms.Form):
    text = forms.CharField(
        label="Paste anything",
        required=False,
        strip=False,
        # Not `max_length`: a browser would cut what is pasted, and say nothing.
        validators=[MaxLengthValidator(LONGEST, TOO_LONG)],
        widget=forms.Textarea(
            attrs={"rows": 12, "class": "vLargeTextField", "spellcheck": "false", "autofocus": True}
        ),
        help_text="A DOI, a PubMed or PMC address, an ISBN, a reference, a whole list of them, or "
        "the content of a RIS, BibTeX, NBIB or CSL-JSON file. As many as you like.",
    )
    file = forms.FileField(
        label="Or choose a file",
        required=False,
        help_text="RIS (.ris), PubMed (.nbib), BibTeX (.bib), CSL-JSON (.json), or a text file "
        "with a DOI or PMID on each line.",
        error_messages={
            "empty": "This file is empty. Choose the one that your reference manager exported."
        },
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["file"] and not cleaned["text"].strip():
            raise forms.ValidationError(
                "Nothing was pasted yet. Paste a DOI, a reference or a whole list into the box, or "
                "choose a file."
            )
        return cleaned


def add_view(screen: LibraryAdmin, request: HttpRequest) -> HttpResponse:
    """Show the box; on POST take in what it holds and lead to the result."""
    if not screen.has_add_permission(request):
        raise PermissionDenied
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PasteForm(*sent, initial=_once_pasted(request))
    if form.is_valid():
        try:
            entries = _entries(request, form)
        except NotReadable as error:
            form.add_error("file", str(error))
        else:
            if entries:
                return _to_result(screen, request, entries)
            form.add_error(None, "No reference was found in this. Is it the right text?")
    context = {
        **_frame(screen, request, "Add papers"),
        "form": form,
        "has_file_field": True,
        "by_hand": with_popup(request, reverse("admin:references_reference_by_hand")),
    }
    return TemplateResponse(request, "admin/references/reference/add.html", context)


def result_view(screen: LibraryAdmin, request: HttpRequest, name: str) -> HttpResponse:
    """Show what became of a paste, as it stands now."""
    if not screen.has_view_permission(request):
        raise PermissionDenied
    paste = memory.recall(request, name)
    if paste is None:
        messages.info(request, "That list is no longer kept. All its papers are on the shelf.")
        return redirect("admin:references_reference_changelist")
    left_out = paste.get("left_out") or memory.count([])
    made = cards(request, name, paste, show=partial(screen.printed_entry, request))
    context = {
        **_frame(screen, request, "What was added"),
        "cards": made,
        "left_out": left_out,
        "summary": _summary(memory.count(paste["entries"]), left_out),
        "paste": name,
        "add_url": with_popup(request, reverse("admin:references_reference_add")),
        "here": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/references/reference/taken.html", context)


def use_view(screen: LibraryAdmin, request: HttpRequest, object_id: int) -> HttpResponse:
    """Hand the paper to the page that opened this window, and close it."""
    reference = Reference.objects.filter(pk=object_id).first()
    if not screen.has_view_permission(request, reference):
        raise PermissionDenied
    if reference is None:
        messages.error(request, "That paper is no longer on the shelf.")
        return redirect("admin:references_reference_changelist")
    said = json.dumps({"value": str(reference.pk), "obj": str(reference)})
    return TemplateResponse(request, "admin/popup_response.html", {"popup_response_data": said})


def _once_pasted(request: HttpRequest) -> dict[str, str]:
    """Return what a remembered entry said, to be mended in the box."""
    entry = memory.asked_for(request)
    return {"text": entry["text"]} if entry else {}


def _entries(request: HttpRequest, form: PasteForm) -> list[memory.Entry]:
    """Take in both, the file first: one that cannot be read stops the text before it is kept."""
    file, text = form.cleaned_data["file"], form.cleaned_data["text"]
    of_file = uploading.entries(request, file) if file else []
    return [*of_file, *(taking(request, text) if text.strip() else ())]


def _to_result(
    screen: LibraryAdmin, request: HttpRequest, entries: list[memory.Entry]
) -> HttpResponse:
    if is_popup(request) and (only := _only_good_one(entries)):
        return redirect("admin:references_reference_use", only)
    name = memory.keep(request, entries)
    return redirect(with_popup(request, reverse("admin:references_reference_taken", args=[name])))


def _only_good_one(entries: list[memory.Entry]) -> int | None:
    """Return the paper of a paste that leaves nothing to look at."""
    if len(entries) != 1 or entries[0]["outcome"] not in ("verified", "shelf"):
        return None
    found = Reference.objects.filter(pk=entries[0]["reference"] or 0)
    return found.filter(status=Reference.Status.CURRENT).values_list("pk", flat=True).first()


def _summary(shown: memory.Count, left_out: memory.Count) -> list[tuple[int, str]]:
    """Count the whole paste, what is listed and what is not."""
    counted = [
        (shown["new"] + left_out["new"], "new on the shelf"),
        (shown["there"] + left_out["there"], "there already"),
        (shown["failed"] + left_out["failed"], "not kept"),
    ]
    return [(count, words) for count, words in counted if count]


def _frame(screen: LibraryAdmin, request: HttpRequest, title: str) -> dict[str, Any]:
    popup = is_popup(request)
    return {
        **screen.admin_site.each_context(request),
        "title": title,
        "opts": screen.opts,
        "is_popup": popup,
        "is_popup_var": IS_POPUP_VAR,
        "may_change": screen.has_change_permission(request),
    }


def is_popup(request: HttpRequest) -> bool:
    """Tell whether the page stands in a window that a letter's page opened."""
    return IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST


def with_popup(request: HttpRequest, address: str) -> str:
    """Return `address` as a page in the same kind of window."""
    return f"{address}?{IS_POPUP_VAR}=1" if is_popup(request) else address
