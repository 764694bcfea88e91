"""Records that may be one paper: a page that lists them, and one that makes one of two."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from references import duplicates, merging
from references.admin import side
from references.admin.cards import printed
from references.admin.form import state
from references.admin.hooks import LibraryAdmin
from references.admin.uses import Uses
from references.comparing.comparison import shown
from references.models import Reference
from references.verification import verifying

GROUPS_SHOWN = 50
NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """One record of a group as it would be printed; `merge_url` joins it with the oldest."""

    reference: Reference
    html: SafeString
    merge_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One field on which two records differ: both values in words, and which one is chosen."""

    field: str
    label: str
    left: str
    right: str
    chosen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One of the two records: what it is, and all that points at it."""

    side: str
    reference: Reference
    html: SafeString
    uses: list[Uses]
    stays: bool

    @property
    def used(self) -> bool:
        return any(kind.uses for kind in self.uses)


def duplicates_view(screen: LibraryAdmin, request: HttpRequest) -> HttpResponse:
    """List every group of records that look like one paper, the surest first."""
    if not screen.has_view_permission(request):
        raise PermissionDenied
    found = list(islice(duplicates.find(), GROUPS_SHOWN + 1))
    context = {
        **screen.admin_site.each_context(request),
        "title": "Duplicates",
        "opts": screen.opts,
        "groups": [(group, _doubles(screen, request, group)) for group in found[:GROUPS_SHOWN]],
        "more": len(found) > GROUPS_SHOWN,
        "shown": GROUPS_SHOWN,
        "may_change": screen.has_change_permission(request),
    }
    return TemplateResponse(request, "admin/references/reference/duplicates.html", context)


def merge_view(screen: LibraryAdmin, request: HttpRequest) -> HttpResponse:
    """Show two records side by side; on POST make one of them."""
    if not screen.has_change_permission(request):
        raise PermissionDenied
    pair = _pair(request.GET.getlist("paper"))
    if pair is None:
        messages.error(request, "Choose two papers of the shelf to merge.")
        return redirect("admin:references_reference_changelist")
    left, right = pair
    kept, gone = (right, left) if request.POST.get("kept") == "right" else (left, right)
    said = {"left": verifying.snapshot(left), "right": verifying.snapshot(right)}
    default = "right" if kept is right else "left"
    choices = _choices(said, request.POST, default=default)
    values = {each.field: said[each.chosen][each.field] for each in choices}
    seen = f"{state(left)} {state(right)}"
    if request.method == "POST" and request.POST.get("seen", seen) != seen:
        messages.error(
            request,
            "Nothing was merged: one of the two records has changed since you opened the page. "
            "Here is what they say now; please compare again.",
        )
    elif request.method == "POST":
        try:
            merging.merge(
                gone,
                kept,
                values=values,
                actor=request.user,  # type: ignore[arg-type]
                now=timezone.now(),
            )
        except merging.MergeRefused as error:
            messages.error(request, f"Nothing was merged. {error}")
        else:
            messages.success(request, f"Merged. {gone.citation_key} leads to this record now.")
            return redirect("admin:references_reference_change", kept.pk)
    halves = [
        _half(screen, request, name, paper, kept)
        for name, paper in zip(("left", "right"), pair, strict=True)
    ]
    context = {
        **screen.admin_site.each_context(request),
        "title": "Merge two records",
        "opts": screen.opts,
        "halves": halves,
        "seen": seen,
        "choices": choices,
        "same": _same(said),
        "refusal": merging.refusal(gone, kept),
    }
    return TemplateResponse(request, "admin/references/reference/merge.html", context)


def merge_url(*papers: Reference) -> str:
    """Return the address of the page that merges two records."""
    query = "&".join(f"paper={paper.pk}" for paper in papers)
    return f"{reverse('admin:references_reference_merge')}?{query}"


def _doubles(screen: LibraryAdmin, request: HttpRequest, group: duplicates.Group) -> list[Double]:
    first, *rest = group.references
    return [
        Double(
            reference=each,
            html=printed(screen.printed_entry(request, each)),
            merge_url="" if each is first else merge_url(first, each),
        )
        for each in (first, *rest)
    ]


def _pair(keys: list[str]) -> tuple[Reference, Reference] | None:
    """Return the two papers in the order asked for; None unless there are exactly two."""
    asked = [int(key) for key in dict.fromkeys(keys) if key.isdecimal() and len(key) < 19]
    if len(asked) != 2:
        return None
    found = _in_order(Reference.objects.with_contributors().filter(pk__in=asked), asked)
    return (found[0], found[1]) if len(found) == 2 else None


def _in_order(papers: QuerySet[Reference], keys: list[int]) -> list[Reference]:
    order = Case(*(When(pk=key, then=Value(place)) for place, key in enumerate(keys)))
    return list(papers.order_by(order))


def _choices(
    said: Mapping[str, Mapping[str, Any]], chosen: Mapping[str, str], *, default: str
) -> list[Choice]:
    """Return the fields that differ; what only one record says is offered first."""
    return [
        Choice(
            field=field,
            label=side.label(field),
            left=shown(left) or NOTHING,
            right=shown(said["right"][field]) or NOTHING,
            chosen=_chosen(chosen.get(field, ""), left, said["right"][field], default),
        )
        for field, left in said["left"].items()
        if left != said["right"][field]
    ]


def _chosen(wanted: str, left: Any, right: Any, default: str) -> str:
    if wanted in ("left", "right"):
        return wanted
    if not left or not right:
        return "left" if left else "right"
    return default


def _same(said: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str]]:
    both = ((field, value) for field, value in said["left"].items() if value)
    return [
        (side.label(field), shown(value)) for field, value in both if value == said["right"][field]
    ]


def _half(
    screen: LibraryAdmin, request: HttpRequest, name: str, paper: Reference, kept: Reference
) -> Half:
    return Half(
        side=name,
        reference=paper,
        html=printed(screen.printed_entry(request, paper)),
        uses=screen.uses(paper),
        stays=paper is kept,
    )
