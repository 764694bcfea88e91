"""
Stand before every page of the admin: has the session ended, does this person lack a second factor?

Middleware, because Django's admin, our own pages and the library's are all behind the same door.
Elsewhere it looks at nothing: the API knows no session, and stays free of its cost.
"""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve

from articles.accounts import factors, sessions

CLEARED = "two_factors"
"""Set in a session whose person needs no second factor or has one."""

OPEN = "/admin/account/"
"""Where the pages of one's own account are; they are open, for there a factor is set up."""
OPEN_PAGES = frozenset({"account_login", "account_logout", "account_change_password", "jsi18n"})
BACKGROUND = frozenset({"articles_article_presence"})
"""What a page asks by itself; nobody need be there for it."""

ENDED = {
    "idle": "You were away for a while and have been logged out. What you typed is still in this "
    "browser.",
    "long": "You have been logged in for long enough; please log in again. What you typed is "
    "still in this browser.",
}


class Gate:
    """Let through who may pass; lead others to what they have to do first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/admin/") or not request.user.is_authenticated:
            return self.get_response(request)
        name, now = _name(request), time.time()
        if why := sessions.ended(request.session, now=now):
            request.__dict__["session_ended"] = why
            logout(request)
            messages.warning(request, ENDED[why])
            return self.get_response(request)
        if name not in BACKGROUND:
            sessions.touch(request.session, now=now)
        if not _is_open(request, name):
            if not request.user.is_staff:
                return _no_entry(request)
            if not _is_cleared(request):
                return redirect("mfa_index")
        return self.get_response(request)

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """Give the library's pages what the frame of the admin needs."""
        if request.path_info.startswith("/admin/") and "site_header" not in (
            response.context_data or {}
        ):
            response.context_data = frame(request) | (response.context_data or {})
        return response


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the admin's frame shows around a page of one's account."""
    context = admin.site.each_context(request)
    missing = request.user.is_authenticated and factors.are_missing(request.user)
    return context | {
        "is_nav_sidebar_enabled": False,
        "available_apps": [],
        "two_factors_missing": missing,
        "has_permission": request.user.is_authenticated,
    }


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer who asks too often."""
    context = admin.site.each_context(request)
    response = render(request, "account/too_many.html", context, status=429)
    response["Retry-After"] = "60"
    return response


def _no_entry(request: HttpRequest) -> HttpResponse:
    return render(request, "account/no_entry.html", frame(request), status=403)


def _is_cleared(request: HttpRequest) -> bool:
    if settings.TWO_FACTORS_REQUIRED and not request.session.get(CLEARED):
        if factors.are_missing(request.user):  # type: ignore[arg-type]
            return False
        request.session[CLEARED] = True
    return True


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""


def _is_open(request: HttpRequest, name: str) -> bool:
    return request.path_info.startswith(OPEN) or name in OPEN_PAGES
