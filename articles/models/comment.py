"""
What people said about a frozen revision, and whether it is settled.

Rows are only ever added; the database refuses to change or delete them (see `articles.frozen`).
Whether a comment is open is nowhere stored: the last word about it says so. Nor is where it
stands in a later revision, for the words decide that (`articles.carrying`).
"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.models.revision import Revision


class CommentQuerySet(QuerySet["Comment"]):
    """Choose comments by how they stand."""

    def threads(self) -> "CommentQuerySet":
        """Keep what began a thread."""
        return self.filter(parent__isnull=True)

    def unresolved(self) -> "CommentQuerySet":
        """Keep threads whose last word is not that they are settled."""
        last = CommentResolution.objects.filter(comment=OuterRef("pk"))
        later = CommentResolution.objects.filter(comment=OuterRef("comment"), pk__gt=OuterRef("pk"))
        return self.threads().exclude(Exists(last.exclude(Exists(later)).filter(reopens=False)))


class Comment(models.Model):
    """
    A remark on a passage of a revision, or on all of it; or a reply to one.

    `field`, `start` and `end` are those of a finding; a remark on the whole letter has none, nor
    has a reply. While a blocking one is unresolved, nothing of its letter is approved.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments"
    )
    printed_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    field = models.CharField("place", max_length=200, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.TextField("passage", blank=True)
    text = models.TextField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replies")
    is_blocking = models.BooleanField("stops approval", default=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(printed_name=""), name="comment_says_something"
            ),
            models.CheckConstraint(
                condition=Q(field="", start__isnull=True, end__isnull=True, quote="")
                | (~Q(field="") & ~Q(quote="") & Q(end__gt=F("start"))),
                name="comment_passage_whole_or_none",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(field="", is_blocking=False),
                name="comment_reply_has_no_place",
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk} by {self.printed_name} on {self.revision}"


class CommentResolution(models.Model):
    """The word that a thread is settled, or that it is open again."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="resolutions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    printed_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    reopens = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(printed_name=""), name="comment_settled_by_somebody"
            )
        ]

    def __str__(self) -> str:
        return f"{self.comment}, {'opened again' if self.reopens else 'resolved'}"
