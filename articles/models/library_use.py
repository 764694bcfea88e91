"""Which entries of the claims library a revision leaned on when it was frozen."""

from django.db import models

from articles.models.library import LibraryClaim
from articles.models.revision import Revision


class LibraryUse(models.Model):
    """
    One marked statement of one revision and the entry that has its words.

    Written with the revision and never changed, so that "where used" needs no search in texts.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="library_uses")
    entry = models.ForeignKey(LibraryClaim, on_delete=models.PROTECT, related_name="uses")
    field = models.CharField(max_length=40)
    mark = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "field", "mark"], name="library_use_once")
        ]

    def __str__(self) -> str:
        return f"{self.revision}: {self.entry}"
