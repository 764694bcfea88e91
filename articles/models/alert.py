"""
What became known of a paper after a letter had come to rely on it.

An alert is opened by `articles.workflow.alerts` and closed there, once. The database refuses to
delete one, to rewrite what it says, or to close it a second time (see `articles.frozen`).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.article import Article
from articles.models.revision import Revision
from references.models import Notice, Reference


class PaperAlertQuerySet(models.QuerySet["PaperAlert"]):
    """Choose alerts."""

    def open(self) -> "PaperAlertQuerySet":
        """Keep what nobody and nothing has settled yet."""
        return self.filter(resolved_at__isnull=True)

    def whole(self) -> "PaperAlertQuerySet":
        """Load the paper with its people and former keys, and the notice along."""
        return self.select_related("reference", "notice", "article").prefetch_related(
            "reference__contributors", "reference__former_keys"
        )


class PaperAlert(models.Model):
    """
    One notice about one paper that one letter relies on, until that is settled.

    `revision` is what readers saw when it was opened, if they saw any.
    """

    class How(models.TextChoices):
        NOT_CITED = "not_cited", "The letter no longer cites the paper"
        TOLD = "told", "The letter tells readers"
        JUDGED = "judged", "A reviewer found that it changes nothing"
        VOID = "void", "The notice no longer counts"

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="alerts")
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="+")
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    how = models.CharField(max_length=10, choices=How, blank=True)
    reason = models.TextField(blank=True)

    objects = PaperAlertQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-id"]
        verbose_name = "alert about a paper"
        verbose_name_plural = "alerts about papers"
        constraints = [
            # A notice that was set aside and counts again is a new alert beside the old one.
            models.UniqueConstraint(
                fields=["article", "notice"],
                condition=Q(resolved_at__isnull=True),
                name="alert_open_once",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, how="", resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, how__in=["not_cited", "told", "judged", "void"]),
                name="alert_resolved_somehow",
            ),
            models.CheckConstraint(
                condition=~Q(how="judged") | (Q(resolved_by__isnull=False) & ~Q(reason="")),
                name="alert_judged_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice} in {self.article}"

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None
