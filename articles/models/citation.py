"""Where a draft cites which paper: an index of the text, rebuilt at every save."""

from django.db import models

from articles.models.article import Article
from references.models import Reference


class Citation(models.Model):
    """
    One place in one letter that points at one reference.

    The text is the truth; this row only answers "where is this paper cited?" without
    reading every letter, and keeps a cited paper from being deleted.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="citations")
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=40, help_text="body or faqs[n].answer")
    position = models.PositiveIntegerField(help_text="From 1, in reading order of the letter.")

    class Meta:
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="citation_position_once")
        ]

    def __str__(self) -> str:
        return f"{self.reference} in {self.article}"
