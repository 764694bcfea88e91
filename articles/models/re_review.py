"""
Another look at a letter that is signed and live: why, until when, and how it ended.

Opened and closed by `articles.workflow.reopening` alone, once each; the database refuses to rewrite
either (`articles.frozen`). One letter has one open re-review, whatever number of reasons come up.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.article import Article
from articles.models.review_request import ReviewWork
from articles.models.revision import Revision
from articles.workflow.causes import TITLES


class ReReviewQuerySet(models.QuerySet["ReReview"]):
    """Choose re-reviews."""

    def open(self) -> "ReReviewQuerySet":
        """Keep what nobody and nothing has settled yet."""
        return self.filter(closed_at__isnull=True)


class ReReview(ReviewWork):
    """One letter before a reviewer's eyes again; `revision` is what readers saw then."""

    class How(models.TextChoices):
        AFFIRMED = "affirmed", "Signed as still valid"
        REVISED = "revised", "A newly approved revision is live"
        SETTLED = "settled", "Every reason was settled"
        ENDED = "ended", "Readers can no longer open it"

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="re_reviews")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="re_reviews")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    how = models.CharField(max_length=10, choices=How, blank=True)

    objects = ReReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-id"]
        verbose_name = "re-review"
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(closed_at__isnull=True), name="re_review_open_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, how="", closed_by__isnull=True)
                | Q(closed_at__isnull=False, how__in=["affirmed", "revised", "settled", "ended"]),
                name="re_review_closed_somehow",
            ),
        ]

    def __str__(self) -> str:
        return f"Re-review of {self.revision}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class ReReviewReason(models.Model):
    """One thing that came up; `key` tells it from the next of its kind."""

    re_review = models.ForeignKey(ReReview, on_delete=models.PROTECT, related_name="reasons")
    cause = models.CharField(
        max_length=10, choices=[(cause.value, title) for cause, title in TITLES.items()]
    )
    key = models.CharField(max_length=100)
    words = models.TextField()
    weight = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["re_review", "cause", "key"],
                condition=Q(settled_at__isnull=True),
                name="reason_open_once",
            )
        ]

    def __str__(self) -> str:
        return self.words
