"""
A signature: who approved which revision, when, in what meaning, under which rules.

Modelled on 21 CFR 11.50 (printed name, date and time, meaning) and 11.70 (bound to one
record). The database refuses to change or delete these rows.
"""

from django.conf import settings
from django.db import models

from articles.models.revision import Revision


class Approval(models.Model):
    """One person's signature under one revision."""

    MEANING = "approved for publication"

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="approvals")
    digest = models.CharField(max_length=64, help_text="Of the revision's text, as it was read.")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals"
    )
    person = models.TextField(help_text="The reviewer as readers see them, canonical JSON.")
    printed_name = models.CharField(max_length=200)
    meaning = models.CharField(max_length=100, default=MEANING)
    note = models.TextField(blank=True)
    signed_at = models.DateTimeField()
    rules_version = models.CharField(max_length=40)
    findings = models.TextField(help_text="What the rules said of the revision, canonical JSON.")

    class Meta:
        ordering = ["revision", "signed_at"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "reviewer"], name="approval_once")
        ]

    def __str__(self) -> str:
        return f"{self.printed_name}: {self.revision}"
