"""
The admin's front door: its name, its index in the editors' words, its clock.

Every time on every screen is in the brand's zone, the one readers live by, and the page
names it; an editor never has to wonder whose midnight a schedule means.

It stands outside `articles.admin` because Django makes the site before it imports that
package: a site that lived in there would be made twice, the second time empty.
"""

from collections.abc import Callable, Iterator
from functools import partial, wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from articles.models import Brand

GROUPS: dict[str, tuple[str, ...]] = {
    "Letters": ("Article", "Claim", "LibraryClaim", "Series", "Topic"),
    "Papers": ("Reference",),
    "Shared facts": ("Author", "Product", "Disclaimer", "Image", "Renaming"),
    "Rules": (
        "SignatureRequirement",
        "ReviewPolicy",
        "LexiconTerm",
        "Allowance",
        "PolicyVersion",
        "Recheck",
    ),
    "Proof": ("Revision", "Approval", "Publication", "Event", "Resolution", "PaperAlert"),
    "Public site": ("Brand", "Redirect", "WebhookEndpoint", "WebhookDelivery"),
    "Accounts": ("User", "Group", "AccountEvent"),
    "Background": ("DBTaskResult",),
}
"""The index: models by heading, in this order. What is not named here comes last."""

View = Callable[..., HttpResponse]


class LanFamSite(AdminSite):
    """The stock admin site, arranged for people who write and sign letters."""

    site_header = "LanFam CMS"
    site_title = "LanFam CMS"
    index_title = "Overview"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        # The log-in library's screens show what codes are computed from, and change it behind
        # the audit.
        if not (admin_class or type(self)).__module__.startswith("allauth."):
            super().register(model_or_iterable, admin_class, **options)

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        return super().admin_view(_in_brand_time(view), cacheable)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        brand = brand_of(request)
        return {
            **super().each_context(request),
            "site_url": brand.origin if brand else None,
            "brand_name": brand.name if brand else "",
            "time_zone": timezone.get_current_timezone_name(),
        }

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        from articles.admin.home.page import context

        return super().index(request, {**context(request), **(extra_context or {})})

    def get_urls(self) -> list[Any]:
        from articles.admin.house.loose_text import text_view
        from articles.admin.queue.assign import assign_view
        from articles.admin.queue.page import queue_view

        pages = [
            path("check-text/", partial(text_view, self), name="check_text"),
            path("articles/review/", partial(queue_view, self), name="articles_review_queue"),
            path("articles/review/assign/", assign_view, name="articles_review_assign"),
        ]
        for page in pages:
            page.callback = self.admin_view(page.callback)
        return [*pages, *super().get_urls()]

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        apps = super().get_app_list(request, app_label)
        return apps if app_label else list(_grouped(apps, self.name))


def brand_of(request: HttpRequest) -> Brand | None:
    """Return the publisher, asked for once in each request."""
    if not hasattr(request, "brand"):
        request.brand = Brand.objects.first()  # type: ignore[attr-defined]
    return request.brand  # type: ignore[attr-defined,no-any-return]


def _in_brand_time(view: View) -> View:
    @wraps(view)
    def timed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        brand = brand_of(request)
        with timezone.override(ZoneInfo(brand.time_zone) if brand else None):
            response = view(request, *args, **kwargs)
            # A template would otherwise render when this block, and its zone, are over.
            if isinstance(response, SimpleTemplateResponse):
                response.render()
            return response

    return timed


def _grouped(apps: list[dict[str, Any]], site: str) -> Iterator[dict[str, Any]]:
    models = {model["object_name"]: model for app in apps for model in app["models"]}
    named = {name for names in GROUPS.values() for name in names}
    groups = {**GROUPS, "More": tuple(name for name in models if name not in named)}
    for title, names in groups.items():
        shown = [models[name] for name in names if name in models]
        if shown:
            label = title.lower().replace(" ", "-")
            yield {
                "name": title,
                "app_label": label,
                # Not a page of its own; and no part of another page's path, by which the
                # side bar would take it for the current one.
                "app_url": f"{reverse(f'{site}:index')}#{label}",
                "has_module_perms": True,
                "models": shown,
            }
