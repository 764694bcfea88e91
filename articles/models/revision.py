"""
The letter frozen: exactly what a reviewer signs and what a publication shows.

The database refuses to change or delete these rows (see `articles.frozen`).
"""

from functools import lru_cache

from django.conf import settings
from django.db import models

from articles import content, digests
from articles.models.article import Article


class Revision(models.Model):
    """Everything a reader will see, as canonical JSON text, and the text's SHA-256."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField("canonical JSON")
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.CheckConstraint(
                condition=models.Q(digest__regex=r"^[0-9a-f]{64}$"), name="revision_digest_form"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}, revision {self.number}"

    @property
    def content(self) -> content.Content:
        """The letter as values; raises ValueError when text and digest no longer agree."""
        if digests.digest(self.text) != self.digest:
            raise ValueError(f"The text of {self} is not the one that its digest names.")
        return _read(self.text)


_read = lru_cache(maxsize=8)(content.from_json)
"""A page asks for the same text a dozen times, and values that are the same can be shared."""


class Contributor(models.Model):
    """Somebody who wrote a part of a revision since the last signed one."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="contributors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "user"], name="contributor_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} wrote in {self.revision}"
