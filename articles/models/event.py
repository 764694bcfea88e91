"""
The history of every letter: append-only, chained by hash.

The database refuses to change or delete these rows. What the chain proves is told in
`articles.workflow.history`.
"""

from django.conf import settings
from django.db import models

from articles.models.article import Article
from articles.models.revision import Revision


class Event(models.Model):
    """Something somebody did to a letter or to what all letters rest on, and why."""

    article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        null=True,
        related_name="events",
        help_text="None for what concerns all letters.",
    )
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, null=True, related_name="events"
    )
    kind = models.CharField(max_length=30)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    record = models.TextField(help_text="The whole event as canonical JSON; what the hash is of.")
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.article}" if self.article else self.kind
