"""
Cite what was pasted: an identifier or an address of a paper becomes a paper of the library.

It comes in as on the library's own page: asked of the registries, kept unverified when none
answers, found again when it is on the shelf.
"""

from itertools import islice

import msgspec
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from articles.admin.letter.editor.pickers import paper, style_of
from references import connection, intake, library, pasted
from references.csl import CslError

LONGEST = 2_000
MOST_NOTES = 200
PATIENCE = 12.0
"""Seconds an editor waits at the caret; what is not confirmed by then is kept to verify later."""


def cite(request: HttpRequest) -> HttpResponseBase:
    """Take in the `text` of one paper; answer with the paper, or with why there is none."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm("references.add_reference"):
        raise PermissionDenied
    text = request.POST.get("text", "").strip()
    if not text or len(text) > LONGEST:
        return _refused("Paste the DOI, PMID, PMCID or address of one paper.")
    taken = intake.take_in(
        text,
        registries=connection.registries(),
        actor=request.user,  # type: ignore[arg-type]
        now=timezone.now(),
        budget=PATIENCE,
    )
    if not taken:
        return _refused("No paper was recognised in this.")
    first = taken[0]
    if first.reference is None:
        return _refused(first.fault or "No paper was recognised in this.")
    return JsonResponse(
        {
            "paper": paper(first.reference, style=style_of(request)),
            "created": first.created,
            "note": first.fault,
        }
    )


class Notes(msgspec.Struct, forbid_unknown_fields=True):
    """Reference texts by the number that a pasted piece gives them."""

    texts: dict[str, str]


def match(request: HttpRequest) -> HttpResponseBase:
    """Answer which of the notes of a pasted piece name papers of the library, by citation key."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm("references.view_reference"):
        raise PermissionDenied
    try:
        notes = msgspec.json.decode(request.body, type=Notes)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        return _refused(f"The notes could not be read: {error}.")
    texts = islice(notes.texts.items(), MOST_NOTES)
    found = {number: _known(text[:LONGEST]) for number, text in texts}
    return JsonResponse({"keys": {number: key for number, key in found.items() if key}})


def _known(text: str) -> str:
    """Return the key of the paper that `text` names, "" when the shelf has none for certain."""
    entry = next(pasted.entries(text, most=1), None)
    if entry is None or entry.fault or not entry.item:
        return ""
    try:
        there = library.find(entry.item)
    except (CslError, ValidationError):
        return ""
    return there.citation_key if there else ""


def _refused(fault: str) -> JsonResponse:
    return JsonResponse({"fault": fault}, status=422)
