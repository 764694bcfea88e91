"""
A picture of the library and what must be said about it.

A newcomer gets this wrong: the row is the entry, not the file. Another file can take its place, the
alternative text can be mended; what a revision showed it keeps in its own text, and the file as
long as any revision names it (`articles.pictures`).
"""

from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models

from articles.imaging.naming import FOLDER
from references.models.visible import VisibleCharField

if TYPE_CHECKING:
    from articles.models import Article, Revision

PER_CENT = (MaxValueValidator(100, "Use a number from 0 to 100."),)


class Image(models.Model):
    """A picture with its alternative text, or marked as decoration."""

    identity = models.UUIDField(unique=True, default=uuid4, editable=False)
    """What a figure in a letter names it by."""
    file = models.FileField("picture file", upload_to=f"{FOLDER}/", max_length=200)
    width = models.PositiveIntegerField(editable=False, default=0, help_text="Pixels.")
    height = models.PositiveIntegerField(editable=False, default=0, help_text="Pixels.")
    sha256 = models.CharField(max_length=64, editable=False, default="")
    renditions = models.JSONField(editable=False, default=list)
    """Of this file: objects with name, width, height and type. Empty until they are made."""
    alt = VisibleCharField(
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
    caption = VisibleCharField(
        max_length=500,
        blank=True,
        help_text="Shown under a letter’s main picture, and offered where a figure is put into "
        "the text.",
    )
    credit_text = VisibleCharField(
        "credit", max_length=200, blank=True, help_text="Who is to be named: “Photo: Ada Bell”."
    )
    copyright_notice = VisibleCharField(max_length=200, blank=True)
    license = models.URLField("licence", blank=True, help_text="Address of the licence text.")
    focal_x = models.PositiveSmallIntegerField(
        "from the left", null=True, blank=True, validators=PER_CENT, help_text="Per cent."
    )
    focal_y = models.PositiveSmallIntegerField(
        "from the top", null=True, blank=True, validators=PER_CENT, help_text="Per cent."
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(alt="") | models.Q(is_decorative=True),
                name="image_is_described_or_decoration",
                violation_error_message="Describe the picture, or mark it as decoration only.",
            ),
            models.CheckConstraint(
                condition=models.Q(focal_x=None, focal_y=None)
                # A range holds of what is not known, too, as far as SQL is asked.
                | models.Q(focal_x__isnull=False, focal_y__isnull=False)
                & models.Q(focal_x__range=(0, 100), focal_y__range=(0, 100)),
                name="image_focal_point_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.alt or self.file.name.rpartition("/")[2]

    def clean(self) -> None:
        """Ask for words about the picture unless it is mere decoration, and for a whole point."""
        if not self.alt.strip() and not self.is_decorative:
            raise ValidationError({"alt": "Describe the picture, or mark it as decoration only."})
        if (self.focal_x is None) != (self.focal_y is None):
            missing = "focal_x" if self.focal_x is None else "focal_y"
            raise ValidationError({missing: "Give both numbers of the focal point, or neither."})


class Figure(models.Model):
    """
    One place in one draft that shows a picture.

    The text is the truth; this row only answers "where is this picture used?" without reading
    every letter, and keeps a picture in use from being deleted.
    """

    article: "models.ForeignKey[Article]" = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="figures"
    )
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="figures")
    field = models.CharField(max_length=40, help_text="body or faqs[n].answer")
    position = models.PositiveIntegerField(help_text="From 1, in reading order of the letter.")

    class Meta:
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="figure_position_once")
        ]

    def __str__(self) -> str:
        return f"{self.image} in {self.article}"


class ShownImage(models.Model):
    """A picture that a frozen revision shows, anywhere in it. Never changed or deleted."""

    revision: "models.ForeignKey[Revision]" = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, related_name="shown_images"
    )
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="shown_in")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "image"], name="shown_image_once")
        ]

    def __str__(self) -> str:
        return f"{self.image} in {self.revision}"


class ReplacedFile(models.Model):
    """A file in the storage that no picture has any more; `manage.py prune_images` looks at it."""

    name = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
