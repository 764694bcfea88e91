"""The log of webhooks forgets what was settled long ago, and nothing that still waits."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from articles.delivery import pruning
from articles.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookMessage
from tests.factories import NOW

pytestmark = pytest.mark.django_db

Result = WebhookDelivery.Outcome


def message(days: int, outcome: Result | None = None, *, is_sorted: bool = True) -> WebhookMessage:
    """Make a message written `days` before NOW, sent to somebody with that outcome."""
    at = NOW - timedelta(days=days)
    row = WebhookMessage.objects.create(kind="test", at=at, sorted_at=at if is_sorted else None)
    if outcome:
        endpoint, _ = WebhookEndpoint.objects.get_or_create(url="https://www.evenwell.example/hook")
        next_at = at if outcome is Result.WAITING else None
        delivery = row.deliveries.create(
            endpoint=endpoint, outcome=outcome, created_at=at, next_at=next_at
        )
        WebhookAttempt.objects.create(delivery=delivery, at=at, milliseconds=7)
    return row


def left(now: datetime = NOW) -> set[int]:
    pruning.prune(now=now)
    return set(WebhookMessage.objects.values_list("pk", flat=True))


def test_what_was_settled_before_the_days_kept_goes_with_its_attempts(settings: Any) -> None:
    settings.WEBHOOK_LOG_DAYS = 30
    for outcome in (Result.TAKEN, Result.GIVEN_UP, None):
        message(31, outcome)
    kept = message(29, Result.TAKEN)
    assert left() == {kept.pk}
    assert WebhookAttempt.objects.count() == 1


def test_what_waits_is_never_forgotten(settings: Any) -> None:
    settings.WEBHOOK_LOG_DAYS = 1
    waiting = [message(400, Result.WAITING), message(400, is_sorted=False)]
    assert left() == {row.pk for row in waiting}


def test_an_overgrown_log_shrinks_a_part_at_a_time(settings: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(pruning, "AT_ONCE", 2)
    rows = [message(500 - day) for day in range(3)]
    assert left() == {rows[2].pk}
    assert left() == set()
