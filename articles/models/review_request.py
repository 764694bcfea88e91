"""
A review somebody asked for: until when, how it weighs, and who took it on.

What was asked is fixed in the database (`articles.frozen`); who is to do it, and who was reminded,
is not. A newcomer gets this wrong: nothing here says whether it is done. That is the letter's
status, so a request can never disagree with it.
"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from articles.compliance.resolution import Capacity
from articles.models.revision import Revision
from articles.workflow.risk import Level, Risk, from_text, level
from articles.workflow.states import Status


class ReviewWork(models.Model):
    """Something that waits for reviewers: how it weighs, until when, in whose hands."""

    due_at = models.DateTimeField("due")
    risk = models.TextField(help_text="What makes it weigh more, canonical JSON.")
    weight = models.PositiveSmallIntegerField("total weight")
    capacities = models.CharField(
        "signatures it needs",
        max_length=50,
        help_text="Separated by commas, as it was when it was asked for.",
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="assigned to",
    )
    reminded_at = models.DateTimeField(null=True)
    told_overdue_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def weighed(self) -> Risk:
        return from_text(self.risk)

    @property
    def required(self) -> frozenset[Capacity]:
        return frozenset(map(Capacity, self.capacities.split(",")))

    @property
    def level(self) -> Level:
        return level(self.weight)


class ReviewRequestQuerySet(models.QuerySet["ReviewRequest"]):
    """Choose requests."""

    def open(self) -> "ReviewRequestQuerySet":
        """Keep those whose revision is under review."""
        newer = Revision.objects.filter(
            article=OuterRef("revision__article"), number__gt=OuterRef("revision__number")
        )
        return self.filter(~Exists(newer), revision__article__status=Status.IN_REVIEW)


class ReviewRequest(ReviewWork):
    """What was asked for when a revision was submitted."""

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="request")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    is_expedited = models.BooleanField("cannot wait", default=False)
    note = models.TextField(blank=True)

    objects = ReviewRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-weight", "due_at", "id"]
        verbose_name = "request for review"
        verbose_name_plural = "requests for review"

    def __str__(self) -> str:
        return f"Review of {self.revision}"
