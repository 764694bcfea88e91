"""
Forget webhook messages that were settled long ago, a few with each new one.

The log is for whoever looks into what a frontend was told; it is no part of the history that
proves anything, and would otherwise grow for ever. What still waits to be taken is never forgotten.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef

from articles.models import WebhookDelivery, WebhookMessage

AT_ONCE = 200
"""Messages; more than one a message, so that a shorter setting takes effect within days."""


def prune(*, now: datetime) -> int:
    """Delete the oldest messages older than the log is kept, with their deliveries; count them."""
    waiting = WebhookDelivery.objects.filter(
        message=OuterRef("pk"), outcome=WebhookDelivery.Outcome.WAITING
    )
    old = WebhookMessage.objects.filter(
        ~Exists(waiting), sorted_at__lt=now - timedelta(days=settings.WEBHOOK_LOG_DAYS)
    )
    found = list(old.order_by("sorted_at", "pk").values_list("pk", flat=True)[:AT_ONCE])
    WebhookMessage.objects.filter(pk__in=found).delete()
    return len(found)
