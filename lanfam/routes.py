"""
Say which route an address is, in words that are few and hold nothing that a visitor chose.

A log line with the path would keep tokens; a metric by path would never stop growing.
"""

from functools import lru_cache

from django.conf import settings
from django.urls import Resolver404, resolve

NOWHERE = "(none)"
"""What no route leads to, however many addresses are tried."""

STATIC = "static/"
"""Every script and style; they are answered before any route is asked."""

LONG = 200
"""Characters; longer addresses are not remembered, or a visitor could fill the memory."""


def route(path: str) -> str:
    """Return the pattern that `path` is resolved by: `api/v1/articles/<slug:slug>/`."""
    return _remembered(path) if len(path) <= LONG else _resolved(path)


def _resolved(path: str) -> str:
    if path.startswith(settings.STATIC_URL):
        return STATIC
    try:
        return resolve(path).route or "/"
    except Resolver404:
        return NOWHERE


_remembered = lru_cache(maxsize=2048)(_resolved)
