"""
What one click does to one paper: each button of the library's pages posts to one of these.

Every one is refused without POST, without the right to change papers, and when the paper is
gone; what the library itself refuses is told in its own words, and the page comes back as it was.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from references import connection
from references.admin import memory, side
from references.admin.hooks import LibraryAdmin
from references.admin.wording import day, name_of
from references.models import Difference, LinkCheck, Notice, Reference
from references.notices import standing
from references.verification import choosing, verifying
from references.watch import links, watching

Given = ParamSpec("Given")
View = Callable[Concatenate[LibraryAdmin, HttpRequest, Given], HttpResponse]
Deed = Callable[Concatenate[HttpRequest, Reference, Given], None]

LONGEST_REASON = 1_000


def deed(act: Deed[Given]) -> View[Given]:
    """Make a view of a function that does something to the paper whose key the address holds."""

    @wraps(act)
    def view(
        screen: LibraryAdmin, request: HttpRequest, object_id: int, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        reference = Reference.objects.filter(pk=object_id).first()
        if not screen.has_change_permission(request, reference):
            raise PermissionDenied
        if reference is None:
            messages.error(request, "That paper is no longer on the shelf.")
            return redirect("admin:references_reference_changelist")
        try:
            act(request, reference, *args, **kwargs)
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
        return HttpResponseRedirect(back(request, _page(reference)))

    return view  # type: ignore[return-value]


def back(request: HttpRequest, otherwise: str) -> str:
    """Return the page that the button stood on, if it is one of ours, or `otherwise`."""
    wanted = request.POST.get("next", "")
    hosts, secure = {request.get_host()}, request.is_secure()
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=hosts, require_https=secure):
        return wanted
    return otherwise


def _page(reference: Reference) -> str:
    return reverse("admin:references_reference_change", args=[reference.pk])


@deed
def verify(request: HttpRequest, reference: Reference) -> None:
    """Ask the registries about the paper, now."""
    told(
        request,
        verifying.verify(
            reference,
            registries=connection.registries(),
            actor=request.user,  # type: ignore[arg-type]
            now=timezone.now(),
        ),
    )


@deed
def choose(request: HttpRequest, reference: Reference) -> None:
    """Take the suggested paper that a person clicked on: its identifiers, then its record."""
    offered = memory.suggestions_of(request, reference.pk)
    number = memory.number_of(request.POST.get("number", ""))
    if number >= len(offered):
        raise ValidationError("That suggestion is no longer kept. Try again to have it offered.")
    chosen = choosing.choose(
        reference,
        offered[number]["item"],
        registries=connection.registries(),
        actor=request.user,  # type: ignore[arg-type]
        now=timezone.now(),
    )
    told(request, chosen)


def told(request: HttpRequest, verified: verifying.Verified) -> None:
    """Tell what became of asking, and remember what the registries offered instead."""
    memory.keep_suggestions(request, verified.reference.pk, verified.suggestions)
    confirmed = verified.reference.verified_at
    if verified.fault and confirmed:
        messages.warning(
            request,
            f"Not confirmed anew. {verified.fault} What was confirmed on {day(confirmed)} stays.",
        )
    elif verified.outcome == verifying.VERIFIED:
        messages.success(request, "Confirmed. The record says what the registry says.")
    elif verified.outcome == verifying.DIFFERS:
        messages.warning(
            request, "Confirmed, but not word for word. Choose below which words shall stand."
        )
    else:
        messages.warning(request, f"Still unverified. {verified.fault}".strip())
    if verified.twin:
        key = verified.twin.citation_key
        messages.warning(request, f"The shelf has this paper twice: see {key}, and merge them.")


@deed
def check(request: HttpRequest, reference: Reference) -> None:
    """Ask the registries whether the paper still stands."""
    say_checked(
        request,
        watching.check([reference], registries=connection.registries(), now=timezone.now()),
    )


def say_checked(request: HttpRequest, checked: Any) -> None:
    """Tell what asking about some papers brought, the bad news by name."""
    answered = unanswered = 0
    for each in checked:
        answered += each.answered
        unanswered += not each.answered
        for notice in each.notices:
            messages.error(request, f"New: {notice}.")
        if each.changes:
            messages.warning(request, f"The registry changed its record of {each.reference}.")
        if not each.answered:
            messages.warning(request, f"Could not be checked: {each.reference}. {each.fault}")
    if answered:
        papers = "1 paper was" if answered == 1 else f"{answered} papers were"
        messages.success(request, f"{papers} checked with the registries just now.")


@deed
def visit(request: HttpRequest, reference: Reference) -> None:
    """See whether the paper's addresses lead somewhere."""
    for each in links.check([reference], now=timezone.now()):
        works = each.row.outcome in (LinkCheck.Outcome.WORKS, LinkCheck.Outcome.REFUSED)
        level = messages.SUCCESS if works else messages.WARNING
        messages.add_message(
            request, level, f"The address {each.row.url}: {each.row.get_outcome_display()}."
        )


@deed
def decide(request: HttpRequest, reference: Reference, difference: int) -> None:
    """Keep what was typed or what is registered."""
    keep = request.POST.get("keep", "")
    if keep not in Difference.Kept.values:
        raise ValidationError("Choose one of the two: what was typed, or what is registered.")
    row = reference.differences.filter(pk=difference).first()
    if row is None:
        raise ValidationError("That difference is gone: both say the same by now.")
    if row.decided_by == request.user and row.kept == keep and "open" in request.POST:
        return  # The button was pressed twice.
    _refuse_overtaken(request.POST, row)
    verifying.decide(row, keep=keep, actor=request.user, now=timezone.now())  # type: ignore[arg-type]


def _refuse_overtaken(sent: QueryDict, row: Difference) -> None:
    """Refuse a choice between other values than today's, or one that a colleague made before."""
    [now] = side.of_rows([row])
    for name, value in (("typed", now.typed), ("registered", now.registered)):
        if sent.get(name, value).split() != value.split():
            raise ValidationError(
                f"Nothing was decided: the {now.label.lower()} has changed since you opened the "
                "page. Please compare again."
            )
    if "open" in sent and row.decided_at:
        raise ValidationError(
            f"{name_of(row.decided_by)} decided on the {now.label.lower()} before you, and kept "
            f"what was {row.kept}. It can be taken back beside the record, on the paper’s page."
        )


@deed
def set_aside(request: HttpRequest, reference: Reference, notice: int) -> None:
    """Let a notice count for nothing, with the reason."""
    standing.set_aside(
        _notice(reference, notice),
        actor=request.user,  # type: ignore[arg-type]
        reason=_reason(request),
        now=timezone.now(),
    )
    messages.success(request, "Set aside. It stays on this page with your reason.")


@deed
def take_up(request: HttpRequest, reference: Reference, notice: int) -> None:
    """Let a notice that was set aside count again."""
    standing.take_up(
        _notice(reference, notice),
        actor=request.user,  # type: ignore[arg-type]
        reason=_reason(request),
        now=timezone.now(),
    )
    messages.success(request, "The notice counts again.")


def _notice(reference: Reference, number: int) -> Notice:
    found = reference.notices.filter(pk=number).first()
    if found is None:
        raise ValidationError("That notice does not belong to this paper any more.")
    return found


def _reason(request: HttpRequest) -> str:
    reason = request.POST.get("reason", "").strip()
    if len(reason) > LONGEST_REASON:
        raise ValidationError(f"Say it in at most {LONGEST_REASON} characters.")
    return reason
