"""A picture and what must be said about it."""

from django.core.exceptions import ValidationError
from django.db import models


class Image(models.Model):
    """A picture with its alternative text, or marked as decoration."""

    file = models.ImageField(upload_to="images/", width_field="width", height_field="height")
    width = models.PositiveIntegerField(editable=False, default=0, help_text="Pixels.")
    height = models.PositiveIntegerField(editable=False, default=0, help_text="Pixels.")
    alt = models.CharField(
        "alternative text",
        max_length=300,
        blank=True,
        help_text="What the picture tells somebody who cannot see it.",
    )
    is_decorative = models.BooleanField(
        "decoration only",
        default=False,
        help_text="The picture tells nothing; readers may skip it.",
    )
    caption = models.CharField(max_length=500, blank=True)
    credit_text = models.CharField("credit", max_length=200, blank=True)
    copyright_notice = models.CharField(max_length=200, blank=True)
    license = models.URLField("licence", blank=True, help_text="Address of the licence text.")

    def __str__(self) -> str:
        return self.alt or self.file.name

    def clean(self) -> None:
        """Ask for words about the picture unless it is mere decoration."""
        if not self.alt and not self.is_decorative:
            raise ValidationError({"alt": "Describe the picture, or mark it as decoration only."})
