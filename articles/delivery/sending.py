"""
Send what the outbox holds, again and again until it is taken or given up.

The next attempt is booked before each one is made. So a worker that is killed in the middle of
one loses nothing, and of two that want the same delivery one gets it: a booking can be replaced
once. A newcomer gets this wrong: booking the next one when the attempt has failed.
"""

import random
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from articles.delivery import backoff, signing
from articles.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookMessage
from references.transactions import whole

if TYPE_CHECKING:
    from articles.delivery.posting import Outcome

SOON = 10
Result = WebhookDelivery.Outcome


def begin(message: WebhookMessage, endpoint: WebhookEndpoint, *, now: datetime) -> WebhookDelivery:
    """Have `message` sent to `endpoint`, after the commit."""
    delivery = WebhookDelivery.objects.create(
        message=message, endpoint=endpoint, created_at=now, next_at=now
    )
    send.enqueue(delivery.pk)
    return delivery


def replay(delivery: WebhookDelivery, *, now: datetime) -> None:
    """Send it once more from the first attempt on, whatever became of it; same id, same body."""
    with transaction.atomic():
        WebhookDelivery.objects.filter(pk=delivery.pk).update(
            outcome=Result.WAITING, attempts=0, next_at=now
        )
        send.enqueue(delivery.pk)


@task(priority=SOON)
def send(delivery_id: int) -> None:
    """Make the attempt that is due, if it still is."""
    # The worker sends; a server need not hold an HTTP client.
    from articles.delivery.posting import LIMIT, post

    delivery = _claim(delivery_id, now=timezone.now())
    if delivery is None:
        return
    endpoint, message = delivery.endpoint, delivery.message
    now = timezone.now()
    keys = endpoint.secrets(now)
    outcome = post(
        endpoint.url,
        message.body,
        signing.headers(message.key, message.body, keys=keys, now=now),
        private=settings.WEBHOOK_PRIVATE_NETWORKS,
        limit=LIMIT,
    )
    _record(delivery, outcome, at=now)


def resume() -> None:
    """Have everything sent that is overdue; a worker calls it when it starts."""
    due = WebhookDelivery.objects.filter(outcome=Result.WAITING, next_at__lte=timezone.now())
    for pk in due.values_list("pk", flat=True):
        send.enqueue(pk)


@whole
def _claim(delivery_id: int, *, now: datetime) -> WebhookDelivery | None:
    """Take the attempt that is due and book the one after it, or return None."""
    due = WebhookDelivery.objects.filter(
        pk=delivery_id, outcome=Result.WAITING, next_at__lte=now, endpoint__active=True
    )
    delivery = due.select_related("endpoint", "message").first()
    if delivery is None:
        _drop_inactive(delivery_id)
        return None
    attempt = delivery.attempts + 1
    # After the last one nothing follows but the verdict; until then it is held like any other.
    wait = backoff.wait(attempt, luck=random.random()) or backoff.LONGEST  # noqa: S311
    taken = due.filter(next_at=delivery.next_at)
    booked = now + wait
    if not taken.update(attempts=F("attempts") + 1, next_at=booked):
        return None
    delivery.attempts, delivery.next_at = attempt, booked
    send.using(run_after=booked).enqueue(delivery.pk)
    return delivery


def _drop_inactive(delivery_id: int) -> None:
    """Give up what waits for an endpoint that was switched off; replay sends it again."""
    waiting = WebhookDelivery.objects.filter(pk=delivery_id, outcome=Result.WAITING)
    waiting.filter(endpoint__active=False).update(outcome=Result.GIVEN_UP, next_at=None)


@whole
def _record(delivery: WebhookDelivery, outcome: "Outcome", *, at: datetime) -> None:
    WebhookAttempt.objects.create(
        delivery=delivery,
        at=at,
        status=outcome.status,
        milliseconds=outcome.milliseconds,
        answer=outcome.answer,
        failure=outcome.failure,
    )
    # Only the booking of this attempt is settled; a replay pressed meanwhile has its own.
    mine = WebhookDelivery.objects.filter(
        pk=delivery.pk, outcome=Result.WAITING, next_at=delivery.next_at
    )
    if not outcome.failure:
        mine.update(outcome=Result.TAKEN, next_at=None)
    elif outcome.refuses_for_good:
        mine.update(outcome=Result.GIVEN_UP, next_at=None)
        _switch_off(delivery.endpoint)
    elif delivery.attempts >= backoff.ATTEMPTS:
        mine.update(outcome=Result.GIVEN_UP, next_at=None)
    elif outcome.wait:
        _wait_longer(delivery, mine, outcome, at=at)


def _wait_longer(delivery: WebhookDelivery, mine: Any, outcome: "Outcome", *, at: datetime) -> None:
    """Put the booked attempt off when the receiver asks for more time."""
    asked = at + min(outcome.wait or backoff.FIRST, backoff.LONGEST)
    if delivery.next_at is not None and asked > delivery.next_at and mine.update(next_at=asked):
        send.using(run_after=asked).enqueue(delivery.pk)


def _switch_off(endpoint: WebhookEndpoint) -> None:
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(
        active=False, stopped="It answered 410: it wants no more messages."
    )
