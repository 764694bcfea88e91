"""
Say in numbers what readers can open and what waits, for whoever draws graphs and wakes people.

They are read from the rows when somebody asks, so they are the same whichever process answers.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q

from articles import tallies
from articles.models import (
    PaperAlert,
    Publication,
    ReReview,
    ReviewRequest,
    WebhookAttempt,
    WebhookDelivery,
    WebhookEndpoint,
    WebhookMessage,
)

MEANINGS = {
    "publications_live": "Letters that readers can open.",
    "publications_planned": "Letters that go live later.",
    "reviews_waiting": "First reviews and re-reviews that wait for signatures.",
    "reviews_overdue": "Those of them whose time is over.",
    "alerts_open": "Papers that fell and whose letters nobody has looked at yet.",
    "webhooks_waiting": "Webhook deliveries that no receiver has taken yet.",
    "webhooks_lag_seconds": "How long the oldest of these, or a message still unsent, has waited.",
    "webhooks_given_up_day": "Deliveries begun within a day and given up.",
    "webhooks_failures_hour": "Attempts of the last hour that a receiver did not take.",
    "webhooks_stopped": "Endpoints that are told nothing any more because of what they answered.",
}


def figures(now: datetime) -> dict[str, float]:
    """Return a number for each of `MEANINGS`."""
    return {
        "publications_live": tallies.count(now=now),
        "publications_planned": Publication.objects.not_over(now).filter(live_from__gt=now).count(),
        "alerts_open": PaperAlert.objects.open().count(),
        **_reviews(now),
        **_webhooks(now),
    }


def _reviews(now: datetime) -> dict[str, float]:
    kinds: tuple[Any, ...] = (ReviewRequest, ReReview)
    counts = [
        kind.objects.open().aggregate(all=Count("pk"), late=Count("pk", Q(due_at__lt=now)))
        for kind in kinds
    ]
    return {
        "reviews_waiting": sum(count["all"] for count in counts),
        "reviews_overdue": sum(count["late"] for count in counts),
    }


def _webhooks(now: datetime) -> dict[str, float]:
    waiting = Q(outcome=WebhookDelivery.Outcome.WAITING)
    given_up = Q(outcome=WebhookDelivery.Outcome.GIVEN_UP, created_at__gt=now - timedelta(days=1))
    deliveries = WebhookDelivery.objects.aggregate(
        waiting=Count("pk", waiting),
        oldest=Min("created_at", filter=waiting),
        given_up=Count("pk", given_up),
    )
    unsorted = WebhookMessage.objects.filter(sorted_at__isnull=True, at__lte=now)
    oldest = [deliveries["oldest"], unsorted.aggregate(oldest=Min("at"))["oldest"]]
    lags = [(now - at).total_seconds() for at in oldest if at is not None]
    failed = WebhookAttempt.objects.filter(at__gt=now - timedelta(hours=1)).exclude(
        status__range=(200, 299)
    )
    return {
        "webhooks_waiting": deliveries["waiting"],
        "webhooks_lag_seconds": max(lags, default=0.0),
        "webhooks_given_up_day": deliveries["given_up"],
        "webhooks_failures_hour": failed.count(),
        "webhooks_stopped": WebhookEndpoint.objects.exclude(stopped="").count(),
    }
