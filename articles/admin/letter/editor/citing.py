"""
Cite what was pasted: an identifier or an address of a paper becomes a paper of the library.

It comes in as on the library's own page: asked of the registries, kept unverified when none
answers, found again when it is on the shelf.
"""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from articles.admin.letter.editor.pickers import paper, style_of
from references import connection, intake

LONGEST = 2_000
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


def _refused(fault: str) -> JsonResponse:
    return JsonResponse({"fault": fault}, status=422)
