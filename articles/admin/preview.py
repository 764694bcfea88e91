"""
Hand out a revision to be looked at on the brand's own frontend, and call it back.

One click makes an address and goes there; which addresses are open stands on the revision's page.
"""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from articles.admin.letter.panel import name_of
from articles.adminsite import brand_of
from articles.models import PreviewLink, Revision
from articles.workflow import previewing


@dataclass(frozen=True, slots=True)
class Given:
    """An address that opens a revision now."""

    pk: int
    url: str
    by: str
    until: datetime


def given(request: HttpRequest, revision: Revision) -> list[Given]:
    """Return the addresses that open `revision` now, the newest first."""
    links = previewing.open_(timezone.now()).filter(revision=revision).select_related("created_by")
    return [
        Given(link.pk, _address(request, link), name_of(link.created_by), link.expires_at)
        for link in links
    ]


def give_view(request: HttpRequest, revision_id: int) -> HttpResponseRedirect:
    """Make an address of the revision, and go there."""
    revision = Revision.objects.filter(pk=revision_id).first()
    if revision is None:
        raise Http404("There is no such revision.")
    link = previewing.give(revision, by=request.user, now=timezone.now())  # type: ignore[arg-type]
    return HttpResponseRedirect(_address(request, link))


def call_back_view(request: HttpRequest, revision_id: int, link_id: int) -> HttpResponseRedirect:
    """Have an address open nothing from now on."""
    link = PreviewLink.objects.filter(pk=link_id, revision=revision_id).first()
    if link is None:
        raise Http404("There is no such preview.")
    previewing.call_back(link, now=timezone.now())
    messages.success(request, "Called back: this address opens nothing from now on.")
    return redirect("admin:articles_revision_change", revision_id)


def let_through(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """
    Let the form of a preview on `page` lead to the brand's frontend.

    A browser holds the redirect that answers a form to the policy of the page with the form.
    """
    brand = brand_of(request)
    # A policy knows one sign for any name.
    parts = urlsplit(brand.preview_url.replace("{token}", "*")) if brand else None
    if parts is None or not parts.netloc:
        return page
    allowed = {"form-action": [f"{parts.scheme}://{parts.netloc}"]}
    return csp_update(allowed)(lambda: page)()


def _address(request: HttpRequest, link: PreviewLink) -> str:
    brand = brand_of(request)
    api = request.build_absolute_uri(reverse("preview", args=[previewing.token(link)]))
    return previewing.address(link, frontend=brand.preview_url if brand else "", api=api)
