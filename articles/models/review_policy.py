"""
How long a review may take and a signature holds, and what becomes of a letter after that.

A newcomer gets this wrong: a change of the policy is another row, and the newest one counts. So
what was agreed on any day of the past can be read, and the database refuses to rewrite it. A
signature keeps the day that it was signed with.
"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

LONGEST = 60


def _days(default: int, help_text: str, *, least: int = 1) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        default=default,
        validators=[MinValueValidator(least), MaxValueValidator(LONGEST)],
        help_text=help_text,
    )


class ReviewPolicy(models.Model):
    """One state of the brand's agreements about reviews; with no row, these defaults count."""

    class Overdue(models.TextChoices):
        NOTHING = "nothing", "Nothing: it stays as it is"
        FLAG = "flag", "Flag: the API says that its review is overdue"
        NOINDEX = "noindex", "Flag, and search engines are asked to leave it out"
        UNPUBLISH = "unpublish", "Unpublish: readers can no longer open it"

    standard_days = _days(5, "Working days for a review.")
    expedited_days = _days(1, "Working days for a review that cannot wait.")
    remind_before_days = _days(
        1, "Working days before a review is due at which people are reminded.", least=0
    )
    valid_months = models.PositiveSmallIntegerField(
        "months that a signature holds",
        default=12,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
        help_text="From the day it is signed. It ends earlier where an entry of the claims library "
        "or an override it leans on does. Empty: only these end it.",
    )
    renew_before_days = _days(
        30, "Days before a signature ends at which the letter comes up for a new review."
    )
    overdue = models.CharField(
        "what an overdue letter does",
        max_length=10,
        choices=Overdue,
        default=Overdue.FLAG,
        help_text="From the day after its signature ended, while nobody has signed it anew.",
    )
    why = models.TextField(
        "why it was changed", help_text="Whoever asks in a year reads it; it is kept."
    )
    changed_at = models.DateTimeField(editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        ordering = ["-id"]
        verbose_name = "review policy"
        verbose_name_plural = "review policy"

    def __str__(self) -> str:
        return f"Review policy of {self.changed_at:%Y-%m-%d %H:%M}"

    @classmethod
    def current(cls) -> "ReviewPolicy":
        """Return the policy that counts now."""
        return cls.objects.first() or cls()
