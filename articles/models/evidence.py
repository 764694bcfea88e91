"""What a statement takes from a paper, in the ledger of a letter and in the claims library."""

from django.db import models

from references.models import Reference
from references.models.visible import VisibleCharField, VisibleTextField


class EvidenceFields(models.Model):
    """What a statement takes from one paper: the words, their place, and what they leave open."""

    reference = models.ForeignKey(
        Reference, on_delete=models.PROTECT, related_name="+", verbose_name="paper"
    )
    passage = VisibleTextField(
        blank=True, help_text="The paper’s own words that carry the statement, quoted."
    )
    place = VisibleCharField(
        max_length=200, blank=True, help_text="Where they stand: page 7, table 2, figure 3."
    )
    gap = VisibleTextField(
        "what it leaves open",
        blank=True,
        help_text="Where paper and statement differ: dose, form, people, outcome.",
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.reference.citation_key}: {self.passage[:60]}"
