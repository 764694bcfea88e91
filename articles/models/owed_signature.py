"""
A signature that an emergency replaced, and that still has to be given afterwards.

The database refuses to change or delete these rows: one is settled by a signature of its own
(`Approval` with the meaning "reviewed after an emergency approval"), never by forgetting it.
"""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.models.approval import Approval
from articles.models.publication import Publication
from articles.models.revision import Revision
from articles.workflow.signatories import SIGNING


class OwedSignatureQuerySet(models.QuerySet["OwedSignature"]):
    """Choose what is still to be signed."""

    def open(self, now: datetime) -> "OwedSignatureQuerySet":
        """Keep what nobody signed yet, of revisions that are public, planned or the newest."""
        given = Approval.objects.filter(
            revision=OuterRef("revision"), capacity=OuterRef("capacity")
        )
        newer = Revision.objects.filter(
            article=OuterRef("revision__article"), number__gt=OuterRef("revision__number")
        )
        shown = Publication.objects.shown().not_over(now).filter(revision=OuterRef("revision"))
        return self.exclude(Exists(given.exclude(meaning=Approval.Meaning.EMERGENCY))).filter(
            Exists(shown) | ~Exists(newer)
        )

    def overdue(self, now: datetime) -> "OwedSignatureQuerySet":
        """Keep what should have been signed by `now`."""
        return self.open(now).filter(due_at__lte=now)


class OwedSignature(models.Model):
    """One capacity that has yet to sign a revision approved in an emergency."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="owed")
    capacity = models.CharField(
        max_length=13,
        choices=[(capacity.value, capacity.value.capitalize()) for capacity in SIGNING],
    )
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    due_at = models.DateTimeField()

    objects = OwedSignatureQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "capacity"], name="owed_signature_once")
        ]

    def __str__(self) -> str:
        return f"{self.revision}: {self.get_capacity_display().lower()} signature"

    @property
    def is_overdue(self) -> bool:
        """Whether the time in which it was to be given is over."""
        return self.due_at <= timezone.now()
