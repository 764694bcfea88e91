"""
Say what becomes of a letter whose signatures hold no more: the review policy's setting, in effect.

A newcomer gets this wrong: nothing of it is decided when a reader asks. An end is written down when
the letter goes live; what it tells or asks of search engines is rendered once, by the worker.
"""

from datetime import datetime

from articles.content import Imprint
from articles.models import ReviewPolicy
from articles.rendering import imprints

Overdue = ReviewPolicy.Overdue


def end(overdue_at: datetime | None, *, before: datetime | None = None) -> datetime | None:
    """
    Return when readers see no more of a letter that is overdue at `overdue_at`.

    `before` is when another revision takes its place, if one is planned.
    """
    ends = [before]
    if ReviewPolicy.current().overdue == Overdue.UNPUBLISH:
        ends.append(overdue_at)
    return min(filter(None, ends), default=None)


def told(imprint: Imprint) -> Imprint:
    """Return `imprint` with what an overdue letter tells by today's policy."""
    action = ReviewPolicy.current().overdue
    return imprints.told(
        imprint, is_overdue=action != Overdue.NOTHING, is_unlisted=action == Overdue.NOINDEX
    )
