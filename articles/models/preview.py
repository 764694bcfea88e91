"""
A way to look at one frozen revision before it is public; nobody signs anything by it.

The address holds a signed token that names a row of these. The row says until when it opens
anything, and it can be called back before.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.revision import Revision


class PreviewLink(models.Model):
    """One address given out, for one revision and no other."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="previews")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")), name="preview_lasts_a_while"
            )
        ]

    def __str__(self) -> str:
        return f"preview of {self.revision}"
