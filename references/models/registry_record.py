"""What the registries said of a paper, kept word for word beside what our record says."""

from django.db import models

from references.models.reference import Reference


class RegistryRecord(models.Model):
    """
    One answer of one registry about one paper, and the time through which it gave it.

    A new row is made only when the answer changes, so the rows of a source, oldest first, are
    the history of its record. Nothing here is ever edited.
    """

    reference = models.ForeignKey(
        Reference, on_delete=models.CASCADE, related_name="registry_records"
    )
    source = models.CharField(
        max_length=40, help_text="Crossref, DataCite, PubMed or Open Library."
    )
    item = models.TextField(help_text="The answer as CSL-JSON, canonical (RFC 8785).")
    kind = models.CharField(max_length=30, blank=True)
    publication_types = models.JSONField(default=list, help_text="In the registry's own words.")
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()

    class Meta:
        ordering = ["-last_seen_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source} on {self.reference}"
