"""
Know a browser that somebody has logged in with before, so that a stranger cannot lock them out.

Wrong passwords lock an account for a while. If everybody's guesses counted together, anybody could
keep a reviewer out for ever by guessing wrong now and then. A browser that has once been let in
carries a signed cookie and is counted on its own (OWASP: device cookies). It opens nothing: the
password and the second factor are asked as ever.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

SALT = "articles.accounts.known_browser"
SECONDS = 180 * 24 * 3600


def cookie_name() -> str:
    """Return the cookie's name; where there is TLS, one that no other host can set."""
    return "__Host-known" if settings.SESSION_COOKIE_SECURE else "known"


def remember(response: HttpResponse, username: str) -> None:
    """Have the browser that gets `response` remembered as one of `username`."""
    value = signing.dumps([username.lower(), secrets.token_urlsafe(9)], salt=SALT)
    response.set_cookie(
        cookie_name(),
        value,
        max_age=SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def counted_as(request: HttpRequest, login: str) -> str:
    """Return under what name a guess at `login` is counted: the account, or this browser of it."""
    try:
        owner, nonce = signing.loads(
            request.COOKIES.get(cookie_name(), ""), salt=SALT, max_age=SECONDS
        )
    except (signing.BadSignature, ValueError, TypeError):
        return login.lower()
    return f"{login.lower()} {nonce}" if owner == login.lower() else login.lower()
