"""
How far live letters are in following a shared record's new name.

The state of background work, no evidence: what became of each letter, and why, stands in the chain
of events.
"""

from typing import Any

import msgspec
from django.conf import settings
from django.db import models


class Renaming(models.Model):
    """
    The run that renders anew every letter that shows one changed record.

    `reached` is the key of the last publication that was looked at; what comes behind it waits.
    `total` is empty until a worker has taken the run up.
    """

    kind = models.CharField(max_length=12)
    slug = models.CharField(max_length=100, blank=True)
    record = models.CharField(max_length=300, help_text="What it was called before.")
    changes = models.TextField(help_text="JSON: of each fact what it was and what it is.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField()
    total = models.PositiveIntegerField(null=True)
    reached = models.PositiveBigIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    stepped_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = "new name in live letters"
        verbose_name_plural = "new names in live letters"

    def __str__(self) -> str:
        return self.told

    @property
    def facts(self) -> dict[str, list[Any]]:
        """What changed: by fact, what it was and what it is."""
        return msgspec.json.decode(self.changes, type=dict[str, list[Any]])

    @property
    def told(self) -> str:
        """The change in a sentence."""
        if "name" in self.facts:
            before, after = self.facts["name"]
            return f"The {self.kind} “{before}” is called “{after}” now."
        facts = ", ".join(name.replace("_", " ") for name in self.facts)
        return f"The {self.kind} “{self.record}” has other facts now: {facts}."
