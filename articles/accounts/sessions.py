"""
End a session that was left alone, or that has lasted long enough; and all of somebody's at once.

Typing counts as being there (a draft saves itself), an open page that only tells others of itself
does not. What a session may do was settled when it began, so it ends when that changes.
"""

import time
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

BEGAN, SEEN = "began", "seen"
MOMENTS = 12
"""A session's last moment is written down once in this part of what it may be idle."""


def begin(session: Any, *, now: float | None = None) -> None:
    """Start the clocks of `session`, at log-in."""
    session[BEGAN] = session[SEEN] = time.time() if now is None else now


def ended(session: Any, *, now: float) -> str:
    """Return "idle" or "long" when `session` is over at `now`, or ""."""
    if BEGAN not in session:
        return "long"
    if now - session[BEGAN] > settings.SESSION_COOKIE_AGE:
        return "long"
    return "idle" if now - session[SEEN] > settings.SESSION_IDLE_SECONDS else ""


def touch(session: Any, *, now: float) -> None:
    """Write down that somebody is there, seldom enough to cost nothing."""
    if now - session[SEEN] > settings.SESSION_IDLE_SECONDS / MOMENTS:
        session[SEEN] = now


def end_all(user: User, *, but: HttpRequest | None = None) -> int:
    """End every session of `user`, but the one that `but` came with; returns how many."""
    mine = getattr(getattr(but, "session", None), "session_key", None)
    others = list(UserSession.objects.filter(user=user).exclude(session_key=mine))
    for session in others:
        session.end()
    return len(others)
