"""What was announced about a paper after it was printed: retractions, corrections, concerns."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from references.models.reference import Reference
from references.models.visible import VisibleCharField


class Notice(models.Model):
    """
    One announcement about one paper, by whoever told us first.

    A notice is never deleted: one that turns out not to concern the paper is set aside, with
    who and why, and then counts for nothing.
    """

    class Kind(models.TextChoices):
        RETRACTION = "retraction", "Retraction"
        CONCERN = "concern", "Expression of concern"
        CORRECTION = "correction", "Correction"
        REINSTATEMENT = "reinstatement", "Reinstatement"

    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=15, choices=Kind)
    label = VisibleCharField(max_length=100, blank=True, help_text="In the announcer's own word.")
    doi = models.CharField(max_length=300, blank=True)
    pmid = models.CharField(max_length=20, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    citation = VisibleCharField(
        max_length=500,
        blank=True,
        help_text="Where it was printed, such as Animals. 2021;11(3):905.",
    )
    date = models.CharField(max_length=10, blank=True, help_text="2021, 2021-03 or 2021-03-22.")
    source = models.CharField(max_length=40, help_text="Crossref, PubMed, or a person.")
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    set_aside_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["reference", "-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["retraction", "concern", "correction", "reinstatement"]),
                name="references_notice_kind_known",
            ),
            *(
                models.UniqueConstraint(
                    fields=["reference", "kind", scheme],
                    condition=~Q(**{scheme: ""}),
                    name=f"references_notice_{scheme}_once",
                )
                for scheme in ("doi", "pmid")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.reference}"

    @property
    def counts(self) -> bool:
        return self.set_aside_at is None
