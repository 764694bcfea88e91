"""Whether a paper's addresses still lead somewhere, and since when."""

from django.db import models
from django.db.models import Q

from references.models.reference import Reference


class LinkCheck(models.Model):
    """
    What one address answered, from `first_at` to `last_at`.

    A new row is made only when the outcome changes, so the rows of an address are its history.
    """

    class Outcome(models.TextChoices):
        WORKS = "works", "Works"
        REFUSED = "refused", "Works for people, refuses programs"
        BROKEN = "broken", "Broken"
        UNREACHABLE = "unreachable", "Could not be reached"

    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="link_checks")
    url = models.URLField(max_length=1000)
    outcome = models.CharField(max_length=12, choices=Outcome)
    http_status = models.PositiveSmallIntegerField(null=True)
    final_url = models.URLField(max_length=2000, blank=True, help_text="Where redirects ended.")
    detail = models.TextField(blank=True)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        ordering = ["reference", "url", "-last_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["works", "refused", "broken", "unreachable"]),
                name="references_link_check_outcome_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.url}: {self.get_outcome_display()}"
