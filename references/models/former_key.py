"""Citation keys that once named a paper and must lead to it for ever."""

from django.db import models

from references.models.reference import Reference


class FormerKey(models.Model):
    """The key of a record that was merged into another."""

    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="former_keys")
    key = models.CharField(max_length=80, unique=True)
    since = models.DateTimeField()

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.key}, now {self.reference.citation_key}"
