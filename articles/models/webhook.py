"""
Who is told of publications, what is to be told, and what became of it.

A message is written in the transaction of the event that it tells of, so it exists exactly if
that happened. What is sent, and when again, is decided in `articles.delivery`.
"""

from datetime import datetime
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from articles.delivery.payload import Kind
from articles.delivery.signing import new_secret
from articles.models.publication import Publication

EVENTS = [kind.value for kind in Kind]


def message_key() -> str:
    """Return a name no other message has; receivers know repeats by it."""
    return f"msg_{uuid4().hex}"


def every_event() -> list[str]:
    """Return all that can be told of, which is what a new endpoint begins with."""
    return list(EVENTS)


def validate_events(value: object) -> None:
    """Refuse anything but a list of known events."""
    if not isinstance(value, list) or not set(map(str, value)) <= set(EVENTS):
        raise ValidationError(f"Choose among {', '.join(EVENTS)}.")


class WebhookEndpoint(models.Model):
    """An address that wants to be told."""

    url = models.URLField(
        "address",
        max_length=500,
        help_text="Where messages are posted: https://www.example.com/api/revalidate",
    )
    events = models.JSONField(
        "told of",
        default=every_event,
        validators=[validate_events],
        help_text="What it is told of.",
    )
    active = models.BooleanField(default=True, help_text="Nothing is sent to it while this is off.")
    secret = models.CharField(max_length=100, default=new_secret, editable=False)
    former_secret = models.CharField(max_length=100, blank=True, editable=False)
    former_until = models.DateTimeField(null=True, editable=False)
    stopped = models.CharField(
        "stopped because", max_length=200, blank=True, editable=False, default=""
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["url"]
        verbose_name = "webhook"

    def __str__(self) -> str:
        return self.url

    def secrets(self, now: datetime) -> list[str]:
        """Return the secrets that sign at `now`, today's first."""
        overlaps = self.former_until is not None and self.former_until > now
        return [self.secret, self.former_secret] if overlaps else [self.secret]


class WebhookMessage(models.Model):
    """
    Something to tell: the outbox.

    `body` is written when `at` has come, once, for all endpoints; of a publication that was
    planned and called off it stays empty.
    """

    key = models.CharField(max_length=40, unique=True, default=message_key)
    kind = models.CharField(max_length=30)
    at = models.DateTimeField()
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, related_name="messages"
    )
    body = models.TextField(blank=True)
    sorted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = "message"
        indexes = [
            models.Index(
                fields=["at"], name="message_waiting", condition=Q(sorted_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.publication.slug}" if self.publication else self.kind


class WebhookDelivery(models.Model):
    """
    One message to one endpoint, until it is taken or given up.

    `next_at` is when it is tried next; None when it is over.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", "Waiting"
        TAKEN = "taken", "Taken"
        GIVEN_UP = "given_up", "Given up"

    message = models.ForeignKey(WebhookMessage, on_delete=models.CASCADE, related_name="deliveries")
    endpoint = models.ForeignKey(
        WebhookEndpoint, on_delete=models.CASCADE, related_name="deliveries"
    )
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    attempts = models.PositiveIntegerField(default=0, help_text="Since it was last begun.")
    created_at = models.DateTimeField()
    next_at = models.DateTimeField("tried next", null=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = "webhook delivery"
        verbose_name_plural = "webhook deliveries"
        constraints = [
            models.UniqueConstraint(fields=["message", "endpoint"], name="delivery_once"),
            models.CheckConstraint(
                condition=Q(outcome="waiting", next_at__isnull=False)
                | (~Q(outcome="waiting") & Q(next_at__isnull=True)),
                name="delivery_waits_until_it_is_over",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message} to {self.endpoint}"


class WebhookAttempt(models.Model):
    """One try, and what came back."""

    delivery = models.ForeignKey(WebhookDelivery, on_delete=models.CASCADE, related_name="tries")
    at = models.DateTimeField()
    status = models.PositiveIntegerField(null=True, help_text="HTTP status of the answer.")
    milliseconds = models.PositiveIntegerField()
    answer = models.TextField(blank=True, help_text="How its text begins.")
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = "attempt"

    def __str__(self) -> str:
        return self.failure or f"HTTP {self.status}"
