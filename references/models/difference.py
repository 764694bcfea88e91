"""Where our record of a paper and a registry's do not say the same."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from references.models.reference import Reference


class Difference(models.Model):
    """
    One field that was typed one way and is registered another.

    `typed` and `registered` hold text, or a list of CSL name variables for authors and editors.
    `kept` says which of them the record has now; until a person decides, the row is open.
    """

    class Kept(models.TextChoices):
        TYPED = "typed", "What was typed"
        REGISTERED = "registered", "What the registry says"

    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="differences")
    field = models.CharField(
        max_length=30, help_text="A field of the reference, or authors, editors."
    )
    typed = models.JSONField()
    registered = models.JSONField()
    source = models.CharField(max_length=40)
    kept = models.CharField(max_length=10, choices=Kept)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["reference", "field"]
        constraints = [
            models.UniqueConstraint(
                fields=["reference", "field"], name="references_difference_field_once"
            ),
            models.CheckConstraint(
                condition=Q(kept__in=["typed", "registered"]),
                name="references_difference_kept_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.reference}"

    @property
    def is_open(self) -> bool:
        return self.decided_at is None
