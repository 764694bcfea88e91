"""
What can be proven of a letter: its certificate, what was live at a moment, and the dossier of both.

Nothing is decided here; what is shown is what was signed and what the chain tells.
"""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.http import content_disposition_header

from articles.admin.letter.panel import name_of
from articles.models import Article, Publication, Revision
from articles.proof import certificate, dossier, pdf
from articles.proof.moment import documents, moment
from articles.rendering.page import letter_page
from articles.rendering.pen import INDOORS
from articles.workflow.showing import content_of, imprint_of

Screen = admin.ModelAdmin  # type: ignore[type-arg]
ENDS = ("unpublish", "withdraw", "publish", "schedule")


def addresses(screen: Any) -> list[URLPattern]:
    """Return the addresses of these pages for the letter's `screen`."""
    return [
        path(
            "<int:object_id>/certificate/<int:number>/",
            screen.of_letter(certificate_view),
            name="articles_article_certificate",
        ),
        path(
            "<int:object_id>/certificate/<int:number>/pdf/",
            screen.of_letter(pdf_view),
            name="articles_article_certificate_pdf",
        ),
        path("<int:object_id>/at/", screen.of_letter(moment_view), name="articles_article_moment"),
        path(
            "<int:object_id>/dossier/",
            screen.of_letter(dossier_view),
            name="articles_article_dossier",
        ),
    ]


class At(forms.Form):
    """A moment in the zone that the admin shows all times in."""

    at = forms.DateTimeField(
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S"
        ),
        input_formats=["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"],
        error_messages={"invalid": "Give a day and a time: 2026-06-01T14:30."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].label = f"Moment ({timezone.get_current_timezone_name()} time)"

    def clean_at(self) -> datetime:
        at: datetime = self.cleaned_data["at"]
        if at > timezone.now():
            raise forms.ValidationError("That is still to come; nothing can be told of it yet.")
        return at


def certificate_view(
    screen: Screen, request: HttpRequest, article: Article, number: int
) -> HttpResponse:
    """Show the certificate of one signed revision, to print."""
    facts = _facts(article, number)
    return _page(screen, request, article, "certificate", title=facts["title"], facts=facts)


def pdf_view(screen: Screen, request: HttpRequest, article: Article, number: int) -> HttpResponse:
    """Send the same certificate as PDF."""
    made = pdf.certificate(_facts(article, number))
    return _file(made, f"{article.slug}-{number}-certificate.pdf", "application/pdf")


def moment_view(screen: Screen, request: HttpRequest, article: Article) -> HttpResponse:
    """Show what readers saw of the letter at a moment."""
    form = At(request.GET if "at" in request.GET else None, initial={"at": timezone.now()})
    found = None
    if form.is_valid():
        found = moment(article, at=form.cleaned_data["at"])
    elif not form.is_bound:
        found = moment(article, at=timezone.now())
    facts: dict[str, Any] = {"form": form, "found": found, "times": _times(article)}
    if found and found.shown:
        facts |= _shown(found.shown, at=found.at)
    return _page(screen, request, article, "moment", title="As it was at a moment", **facts)


def dossier_view(screen: Screen, request: HttpRequest, article: Article) -> HttpResponse:
    """Send the dossier of a moment."""
    form = At(request.GET)
    if not form.is_valid():
        return redirect("admin:articles_article_moment", article.pk)
    at = form.cleaned_data["at"]
    try:
        made = dossier.build(article, at=at)
    except (dossier.NothingLive, ValueError) as error:
        messages.error(request, str(error))
        return redirect("admin:articles_article_moment", article.pk)
    name = f"{article.slug}-{timezone.localtime(at):%Y-%m-%d}-dossier.zip"
    return _file(made, name, "application/zip")


def _facts(article: Article, number: int) -> dict[str, Any]:
    revision = article.revisions.filter(number=number).first()
    if revision is None:
        raise Http404(f"This letter has no revision {number}.")
    try:
        return certificate.facts(revision)
    except certificate.Unsigned as error:
        raise Http404(str(error)) from error


def _shown(publication: Publication, *, at: datetime) -> dict[str, Any]:
    revision: Revision = publication.revision
    try:
        content = content_of(publication)
    except ValueError as error:
        return {"broken": f"{error} Somebody must run: manage.py verify_history"}
    return {
        "publication": publication,
        "signatures": revision.approvals.order_by("signed_at", "id"),
        # Safe: rendered from the sanitized tree; the renderer escapes everything else.
        "letter": letter_page(content, imprint_of(publication), INDOORS),
        "documents": documents(publication, at=at),
    }


def _times(article: Article) -> list[dict[str, Any]]:
    """Return when the letter was public, for how long, by whose hand, and why it ended."""
    now = timezone.now()
    rows = article.publications.shown().select_related("revision", "published_by")
    return [
        {
            "publication": row,
            "by": name_of(row.published_by),
            "until": (ends := _end(row)),
            "lasted": _lasted(row.live_from, min(ends or now, now)),
            "ended": _ended(article, ends),
        }
        for row in rows.defer("detail", "markdown", "json_ld").order_by("-live_from")
    ]


def _end(row: Publication) -> datetime | None:
    return min(filter(None, (row.live_until, row.withdrawn_at)), default=None)


def _ended(article: Article, at: datetime | None) -> dict[str, Any] | None:
    """Return who ended what was live at that moment, how and why; None while nobody did."""
    if at is None:
        return None
    event = article.events.filter(at=at, kind__in=ENDS).select_related("actor").first()
    return {"kind": event.kind, "by": name_of(event.actor), "why": event.reason} if event else None


def _lasted(start: datetime, end: datetime) -> str:
    """Say how long something was, in its two greatest units."""
    seconds = max(timedelta(), end - start) // timedelta(seconds=1)
    parts = []
    for name, size in (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {name}{'s' if count > 1 else ''}")
    return ", ".join(parts[:2]) or "no time"


def _page(
    screen: Screen, request: HttpRequest, article: Article, name: str, **facts: Any
) -> HttpResponse:
    context = {
        **screen.admin_site.each_context(request),
        "opts": screen.opts,
        "article": article,
        **facts,
    }
    return TemplateResponse(request, f"admin/articles/proof/{name}.html", context)


def _file(made: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(made, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
