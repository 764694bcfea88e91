"""
Wrong passwords at signing, so that guessing is stopped and told of (21 CFR 11.300(d)).

What was typed is never kept.
"""

from django.conf import settings
from django.db import models


class SigningAttempt(models.Model):
    """One attempt to sign; a right password forgives the wrong ones before it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="signing_attempts"
    )
    at = models.DateTimeField()
    is_right = models.BooleanField("the password was right")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["user", "-at"], name="signing_attempt_newest")]

    def __str__(self) -> str:
        return f"{self.user}, {self.at:%Y-%m-%d %H:%M}: {'right' if self.is_right else 'wrong'}"
