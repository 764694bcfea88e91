"""The history of a paper's record: who or what changed it, when, and how."""

from django.conf import settings
from django.db import models

from references.models.reference import Reference


class ReferenceEvent(models.Model):
    """Something that happened to a record; rows are only ever added."""

    class Kind(models.TextChoices):
        ADDED = "added", "Added"
        EDITED = "edited", "Edited"
        VERIFIED = "verified", "Verified"
        DECIDED = "decided", "Difference decided"
        CHANGED = "changed", "Registry changed its record"
        NOTICE = "notice", "Notice found"
        SET_ASIDE = "set_aside", "Notice set aside"
        STATUS = "status", "Status changed"
        MERGED = "merged", "Merged"
        LINK = "link", "Link changed"

    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    summary = models.TextField(help_text="One sentence for whoever reads the history.")
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["reference", "-at", "-pk"]

    def __str__(self) -> str:
        return self.summary
