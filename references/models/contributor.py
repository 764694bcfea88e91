"""The people and groups who wrote or edited a paper, as it prints them."""

from django.db import models
from django.db.models import Q

from references import csl
from references.models.visible import VisibleCharField


class Contributor(models.Model):
    """One author or editor of one reference: a person by parts, or a group by its name."""

    class Role(models.TextChoices):
        AUTHOR = "author", "Author"
        EDITOR = "editor", "Editor"

    reference = models.ForeignKey(
        "references.Reference", on_delete=models.CASCADE, related_name="contributors"
    )
    position = models.PositiveIntegerField(
        default=1, help_text="First author is 1, and so on, as the paper prints them."
    )
    role = models.CharField(max_length=6, choices=Role, default=Role.AUTHOR)
    family = VisibleCharField("family name", max_length=200, blank=True)
    given = VisibleCharField("given names or initials", max_length=200, blank=True)
    suffix = VisibleCharField(max_length=20, blank=True, help_text="Jr, III.")
    literal = VisibleCharField(
        "or a group",
        max_length=500,
        blank=True,
        help_text="The name of an organisation or study group, instead of a person’s.",
    )

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "author or editor"
        verbose_name_plural = "authors and editors"
        constraints = [
            models.CheckConstraint(
                condition=(Q(literal="") & ~Q(family=""))
                | (~Q(literal="") & Q(family="", given="", suffix="")),
                name="references_contributor_person_or_group",
                violation_error_message=(
                    "Give a family name for a person, or a name for a group; not both, and not "
                    "neither. “et al.” is no author: add the people it stands for."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name().full

    def save(self, *args: object, **kwargs: object) -> None:
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        self.reference.index()

    def name(self) -> csl.PersonName:
        """Return the name in CSL's parts."""
        return csl.PersonName(self.family, self.given, self.suffix, self.literal)
