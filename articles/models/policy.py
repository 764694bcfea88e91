"""
What a house adds to the rules: its words, the sentences it allows, and every state of both.

`PolicyVersion` is what letters are checked by, and is written by `articles.workflow.house` alone:
a term or an allowance counts once a version names it. A newcomer gets this wrong: nothing here is
edited or deleted. A term that was wrong is retired and another one added, so that the reason
for every finding of the past can be read again.
"""

from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from articles.compliance import policy
from articles.compliance.claims.reviewer_terms import KINDS, LONGEST
from articles.digests import digest
from articles.models.resolution import Resolution

SHA256 = RegexValidator(r"^[0-9a-f]{64}\Z", "Give 64 hexadecimal digits.")


def _person(**options: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options
    )


def _ended(name: str) -> models.CheckConstraint:
    """Return the constraint that whoever retires a row is named and says why."""
    return models.CheckConstraint(
        condition=Q(retired_at__isnull=True, retired_by__isnull=True, retired_why="")
        | (Q(retired_at__isnull=False, retired_by__isnull=False) & ~Q(retired_why="")),
        name=name,
    )


class InForce(models.QuerySet[Any]):
    """Choose among what a house added."""

    def in_force(self) -> "InForce":
        """Keep what nobody has retired; of allowances, what a second person agreed to."""
        rows = self.filter(retired_at__isnull=True)
        return rows.filter(agreed_at__isnull=False) if self.model is Allowance else rows


class LexiconTerm(models.Model):
    """A phrase a reviewer taught the checker, and what it is."""

    phrase = models.CharField(
        max_length=LONGEST, help_text="As it stands in a letter; an acronym in capitals."
    )
    kind = models.CharField(
        max_length=20, choices=[(name, name.replace("_", " ").capitalize()) for name in KINDS]
    )
    why = models.TextField(help_text="Where you met it, or what it would otherwise be taken for.")
    added_by = _person()
    added_at = models.DateTimeField()
    retired_by = _person(null=True)
    retired_at = models.DateTimeField(null=True)
    retired_why = models.TextField(blank=True)

    objects = InForce.as_manager()

    class Meta:
        ordering = ["phrase", "kind", "id"]
        verbose_name = "term of the lexicon"
        verbose_name_plural = "lexicon"
        constraints = [
            models.UniqueConstraint(
                fields=["phrase", "kind"],
                condition=Q(retired_at__isnull=True),
                name="term_in_force_once",
            ),
            _ended("term_retired_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"“{self.phrase}” ({self.get_kind_display().lower()})"


class Allowance(models.Model):
    """A sentence that one person proposed, and another agreed, to be no finding of a rule."""

    code = models.CharField("rule", max_length=20)
    sentence = models.TextField()
    sentence_sha256 = models.CharField(max_length=64, validators=[SHA256])
    resolution = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, related_name="allowances"
    )
    why = models.TextField()
    proposed_by = _person()
    proposed_at = models.DateTimeField()
    agreed_by = _person(null=True)
    agreed_at = models.DateTimeField(null=True)
    retired_by = _person(null=True)
    retired_at = models.DateTimeField(null=True)
    retired_why = models.TextField(blank=True)

    objects = InForce.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "sentence_sha256"],
                condition=Q(retired_at__isnull=True),
                name="allowance_in_force_once",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True, agreed_by__isnull=True)
                | (
                    Q(agreed_at__isnull=False, agreed_by__isnull=False)
                    & ~Q(agreed_by=F("proposed_by"))
                ),
                name="allowance_agreed_by_a_second_person",
            ),
            _ended("allowance_retired_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: “{self.sentence[:80]}”"


class PolicyVersion(models.Model):
    """
    The whole policy at one time: its canonical text and digest, and what changed, in words.

    The database refuses to change or delete it. Two versions may have one digest: a term that
    is retired brings an earlier policy back.
    """

    number = models.PositiveIntegerField(unique=True)
    text = models.TextField("canonical JSON")
    digest = models.CharField(max_length=64, validators=[SHA256])
    changes = models.TextField("what changed")
    created_at = models.DateTimeField()
    created_by = _person(null=True)

    class Meta:
        ordering = ["-number"]
        get_latest_by = "number"

    def __str__(self) -> str:
        return f"policy {self.number}"

    @property
    def policy(self) -> policy.Policy:
        """The policy as a value; raises ValueError when text and digest no longer agree."""
        if digest(self.text) != self.digest:
            raise ValueError(f"The text of {self} is not the one that its digest names.")
        return policy.from_text(self.text)
