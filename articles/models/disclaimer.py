"""Disclaimers: a kind that letters point at, and texts that are never edited again."""

from django.core.exceptions import ValidationError
from django.db import models

from articles.compliance import fixed_text
from articles.content import FDA_DISCLAIMER
from references.models.visible import VisibleCharField, VisibleTextField


class Disclaimer(models.Model):
    """A disclaimer a letter can carry, whatever its wording of the day."""

    kind = models.SlugField(max_length=50, unique=True, help_text="fda")
    name = VisibleCharField(max_length=100, help_text="FDA disclaimer")
    symbol = VisibleCharField(
        max_length=3,
        default="*",
        help_text="Stands behind each statement and before the text (21 CFR 101.93(d)).",
    )

    class Meta:
        ordering = ["kind"]

    def __str__(self) -> str:
        return self.name

    @property
    def in_force(self) -> "DisclaimerVersion | None":
        """The newest wording, which letters print from now on; no query when prefetched."""
        return max(self.versions.all(), key=lambda row: row.version, default=None)


class DisclaimerVersion(models.Model):
    """
    One wording, in force from the moment it is written until the next one.

    The database refuses to change or delete it: what a letter showed must stay provable.
    """

    disclaimer = models.ForeignKey(Disclaimer, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField(editable=False)
    singular = VisibleTextField(
        help_text="For one statement: “This statement has not been evaluated …” "
        "(21 CFR 101.93(c)(1))."
    )
    plural = VisibleTextField(
        help_text="For several: “These statements have not been evaluated …” (21 CFR 101.93(c)(2))."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["disclaimer", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["disclaimer", "version"], name="disclaimer_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.disclaimer}, version {self.version}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Give a new wording the next number."""
        if self.pk:
            raise ValidationError("A published wording is never edited; write a new version.")
        self.clean()
        last = DisclaimerVersion.objects.filter(disclaimer=self.disclaimer).first()
        self.version = last.version + 1 if last else 1
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def clean(self) -> None:
        """Refuse an FDA disclaimer in other words than the regulation's, naming each difference."""
        if self.disclaimer.kind != FDA_DISCLAIMER:
            return
        departures = {
            "singular": fixed_text.departure(self.singular, fixed_text.SINGULAR),
            "plural": fixed_text.departure(self.plural, fixed_text.PLURAL),
        }
        if wrong := {name: words for name, words in departures.items() if words}:
            raise ValidationError(wrong)
