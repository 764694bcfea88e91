"""
A signature: who approved which revision, when, in what capacity and meaning, under which rules.

Modelled on 21 CFR 11.50 (printed name, date and time, meaning) and 11.70 (bound to one
record). The database refuses to change or delete these rows.

What was signed is more than the text: what the rules said of it, which findings had been
resolved and how, every document that readers would fetch, what the reviewer answered by looking,
the policy of that moment and the signatures that it asked for. `bound_sha256` names all of it at
once; `facts_sha256` names the part that every signature under one approval has in common.
"""

from django.conf import settings
from django.db import models

from articles.models.revision import Revision
from articles.workflow.signatories import ADMINISTRATOR, SIGNING


class Approval(models.Model):
    """One person's signature under one revision."""

    class Meaning(models.TextChoices):
        """What the signature says, in the words that are printed beside it."""

        APPROVED = "approved for publication"
        EMERGENCY = "approved for publication in an emergency"
        AFTERWARDS = "reviewed after an emergency approval"
        STILL_VALID = "reviewed and still valid"

    class Authentication(models.TextChoices):
        """How the signer showed who they are at the moment of signing (21 CFR 11.200)."""

        PASSWORD = "password", "Password again"
        APP = "password, app", "Password again, and a code of the authenticator app"
        PASSKEY = "password, passkey", "Password again, and a passkey"
        RECOVERY = "password, recovery", "Password again, and a recovery code"
        NONE = "none", "Not asked: signed by a program"

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="approvals")
    digest = models.CharField(max_length=64, help_text="Of the revision's text, as it was read.")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals"
    )
    person = models.TextField(help_text="The reviewer as readers see them, canonical JSON.")
    printed_name = models.CharField(max_length=200)
    capacity = models.CharField(
        max_length=13,
        choices=[(name, name.capitalize()) for name in (*map(str, SIGNING), ADMINISTRATOR)],
        default=str(SIGNING[0]),
    )
    meaning = models.CharField(max_length=100, default=Meaning.APPROVED)
    authentication = models.CharField(
        "identity shown by",
        max_length=20,
        choices=Authentication.choices,
        default=Authentication.NONE,
    )
    note = models.TextField(blank=True)
    signed_at = models.DateTimeField()
    valid_until = models.DateField(
        null=True,
        help_text="The last day on which it holds, in the brand's zone; empty: nothing ends it.",
    )
    rules_version = models.CharField("policy version", max_length=40)
    policy_sha256 = models.CharField(max_length=64, help_text="Of the policy's canonical text.")
    findings = models.TextField(help_text="What the rules said of the revision, canonical JSON.")
    resolutions = models.TextField(help_text="Those in force at signing, canonical JSON.")
    answers = models.TextField(help_text="What the reviewer looked at and ticked, canonical JSON.")
    documents = models.TextField(
        help_text="SHA-256 of each document that readers would fetch, rendered with a blank "
        "imprint, canonical JSON."
    )
    documents_sha256 = models.CharField("digest of the documents", max_length=64)
    requirements = models.TextField(
        help_text="The signatures that were required at signing, canonical JSON."
    )
    facts_sha256 = models.CharField(
        "digest of the facts",
        max_length=64,
        help_text="Of revision, findings, resolutions and documents: the same for all who sign "
        "together.",
    )
    bound_sha256 = models.CharField(
        "digest of all that was signed",
        max_length=64,
        help_text="Of facts, answers, policy, requirements, capacity and meaning, as canonical "
        "JSON.",
    )

    class Meta:
        ordering = ["revision", "signed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "reviewer", "facts_sha256"],
                condition=models.Q(meaning="approved for publication"),
                name="approval_once_a_person",
            ),
            models.UniqueConstraint(
                fields=["revision", "capacity", "facts_sha256"],
                condition=models.Q(meaning="approved for publication"),
                name="approval_once_a_capacity",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.printed_name}: {self.revision}"

    @property
    def is_unasked(self) -> bool:
        """Whether a program signed in this person's name, and nobody had to show who they are."""
        return self.authentication == self.Authentication.NONE
