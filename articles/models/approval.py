"""
A signature: who approved which revision, when, in what meaning, under which rules.

Modelled on 21 CFR 11.50 (printed name, date and time, meaning) and 11.70 (bound to one
record). The database refuses to change or delete these rows.

What was signed is more than the text: what the rules said of it, which findings had been
resolved and how, what the reviewer answered by looking, and the policy of that moment.
`bound_sha256` names all of it at once.
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
    rules_version = models.CharField("policy version", max_length=40)
    policy_sha256 = models.CharField(max_length=64, help_text="Of the policy's canonical text.")
    findings = models.TextField(help_text="What the rules said of the revision, canonical JSON.")
    resolutions = models.TextField(help_text="Those in force at signing, canonical JSON.")
    answers = models.TextField(help_text="What the reviewer looked at and ticked, canonical JSON.")
    bound_sha256 = models.CharField(
        "digest of all that was signed",
        max_length=64,
        help_text="Of revision, findings, resolutions, answers and policy, as canonical JSON.",
    )

    class Meta:
        ordering = ["revision", "signed_at"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "reviewer"], name="approval_once")
        ]

    def __str__(self) -> str:
        return f"{self.printed_name}: {self.revision}"
