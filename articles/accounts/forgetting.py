"""
Forget log-ins of long ago, where whoever runs the house decides so; the audit tells of it.

Nothing calls it but a command: by default all of it is kept. The database holds the bounds
(`articles.frozen_accounts`); here they are only asked in words first.
"""

from datetime import datetime, timedelta

from django.db import transaction

from articles.accounts.events import Kind, record
from articles.frozen_accounts import DAYS, LOG_INS
from articles.models import AccountEvent

AT_ONCE = 5000
"""Rows in one statement, so that nobody who logs in meanwhile has to wait."""


class TooYoung(Exception):
    """Log-ins were to be forgotten that have to be kept."""

    def __init__(self) -> None:
        super().__init__(f"Log-ins are kept for {DAYS} days at least; name as many or more.")


def forget(*, days: int, now: datetime) -> int:
    """Delete the log-ins older than `days`; returns how many. Raises TooYoung."""
    if days < DAYS:
        raise TooYoung
    before = now - timedelta(days=days)
    old = AccountEvent.objects.filter(kind__in=LOG_INS, at__lt=before).order_by("at", "id")
    count = 0
    while some := list(old.values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            gone, _ = AccountEvent.objects.filter(pk__in=some).delete()
            record(Kind.FORGOTTEN, None, f"{gone} before {before:%Y-%m-%d}")
        count += gone
    return count
