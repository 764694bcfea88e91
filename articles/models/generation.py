"""
Number the states of all that is public, so that a kept answer can be told from a stale one.

The database itself raises the number with every change to what readers see, whoever makes it
and by whatever way (`articles.generations`); a row without history, never shown to anybody.
"""

from django.db import models
from django.db.models import Q


class Generation(models.Model):
    """The one row there is."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="generation_has_one_row")]

    def __str__(self) -> str:
        return str(self.number)
