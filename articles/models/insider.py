"""
Name the people whose praise of the product is not a stranger's: relatives, officers, employees.

A letter that quotes one of them has to say so (16 CFR 465.5), and only the brand knows who they
are. Authors are not repeated here: their own record says what ties them to the brand.
"""

from django.db import models

from articles.models.brand import Brand
from references.models.visible import VisibleCharField


class Insider(models.Model):
    """Somebody close to the brand who may turn up in a letter."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="insiders")
    name = VisibleCharField(
        max_length=200, help_text="As a letter would write it: Ana Vidal. Title and degree aside."
    )
    relationship = VisibleCharField(
        max_length=200,
        help_text="What ties them to the brand, in the words readers should hear: sister of the "
        "founder, sales manager, paid adviser.",
    )

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "name"],
                name="an_insider_is_named_once",
                violation_error_message="This person is already listed.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.relationship})"
