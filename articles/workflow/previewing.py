"""
Give out addresses at which one unpublished revision can be read, and call them back.

A token is signed with the installation's secret, so that guessing one is hopeless; and it only
names a row, so that it can be called back. Whoever holds one reads that revision and nothing else.
"""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.core import signing
from django.db.models import QuerySet

from articles.models import PreviewLink, Revision

LASTS = timedelta(days=7)
SALT = "articles.preview"
PLACE = "{token}"
"""Stands for the token in the brand's preview address."""


def give(revision: Revision, *, by: User, now: datetime) -> PreviewLink:
    """Make a new way to `revision` that opens it for a week."""
    return PreviewLink.objects.create(
        revision=revision, created_at=now, created_by=by, expires_at=now + LASTS
    )


def token(link: PreviewLink) -> str:
    """Return what stands in the address."""
    return signing.Signer(salt=SALT).sign(str(link.pk))


def find(text: str, *, now: datetime) -> PreviewLink | None:
    """Return the way that `text` is the token of if it opens anything at `now`."""
    try:
        pk = int(signing.Signer(salt=SALT).unsign(text))
    except (signing.BadSignature, ValueError):
        return None
    ways = open_(now).select_related("revision__article")
    return ways.defer("revision__article__body").filter(pk=pk).first()


def open_(now: datetime) -> QuerySet[PreviewLink]:
    """Return the ways that open something at `now`."""
    return PreviewLink.objects.filter(revoked_at__isnull=True, expires_at__gt=now)


def call_back(link: PreviewLink, *, now: datetime) -> None:
    """Have it open nothing from now on."""
    PreviewLink.objects.filter(pk=link.pk, revoked_at__isnull=True).update(revoked_at=now)


def address(link: PreviewLink, *, frontend: str, api: str) -> str:
    """Return where a person reads it: the brand's `frontend` if it has one, or the `api` itself."""
    return frontend.replace(PLACE, token(link)) if frontend else api
