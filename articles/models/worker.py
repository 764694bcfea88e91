"""Which workers there are, so that they can tell when one of them is gone."""

from django.db import models


class Worker(models.Model):
    """A process that does background work, and a number that it raises as long as it lives."""

    key = models.CharField(max_length=64, primary_key=True)
    beats = models.PositiveBigIntegerField(default=0)
    started_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
