"""
What the rules said of a signed text under one policy, and the run that asks it of every letter.

A `Check` is evidence, and the database refuses to change it. A `Recheck` and its letters are the
state of background work: who is at which letter, what is done, what failed. A worker that was
killed leaves nothing but a claim that runs out.
"""

from functools import cached_property

import msgspec
from django.db import models
from django.db.models import Q

from articles.compliance.changes import Changes
from articles.compliance.finding import Finding
from articles.models.policy import SHA256, PolicyVersion
from articles.models.revision import Revision


class Check(models.Model):
    """The findings on one revision under one policy version, as canonical JSON."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="checks")
    version = models.ForeignKey(
        PolicyVersion, on_delete=models.PROTECT, related_name="checks", verbose_name="policy"
    )
    findings = models.TextField("canonical JSON")
    digest = models.CharField(max_length=64, validators=[SHA256])
    unsigned = models.PositiveIntegerField(
        help_text="Blocking and warning findings that nobody saw who signed the revision."
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["revision", "version"], name="check_once")]
        indexes = [
            models.Index(fields=["revision", "-id"], name="check_newest"),
            models.Index(fields=["revision"], condition=Q(unsigned__gt=0), name="check_unsigned"),
        ]

    def __str__(self) -> str:
        return f"{self.revision} under {self.version}"

    @property
    def found(self) -> tuple[Finding, ...]:
        return msgspec.json.decode(self.findings, type=tuple[Finding, ...])


class Recheck(models.Model):
    """
    The run that checks what readers see, and are going to see, under one new policy version.

    `total` is empty while the letters are being listed. `overtaken`: the next version came first.
    """

    version = models.OneToOneField(
        PolicyVersion, on_delete=models.PROTECT, related_name="recheck", verbose_name="policy"
    )
    created_at = models.DateTimeField()
    total = models.PositiveIntegerField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    overtaken = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]
        verbose_name = "re-check of live letters"
        verbose_name_plural = "re-checks of live letters"

    def __str__(self) -> str:
        return f"re-check under {self.version}"


class RecheckedLetterQuerySet(models.QuerySet["RecheckedLetter"]):
    """Choose letters of a run."""

    def waiting(self) -> "RecheckedLetterQuerySet":
        """Keep what nobody has finished."""
        return self.filter(finished_at__isnull=True)

    def failed(self) -> "RecheckedLetterQuerySet":
        """Keep what could not be checked."""
        return self.exclude(failure="")

    def worse(self) -> "RecheckedLetterQuerySet":
        """Keep what got new findings that somebody must answer."""
        return self.filter(Q(new_block__gt=0) | Q(new_warn__gt=0))


class RecheckedLetter(models.Model):
    """
    One revision in a run: claimed by one worker until a moment, then finished, well or not.

    `changes` holds what the policy added and took away, as canonical JSON of `Changes`.
    """

    run = models.ForeignKey(Recheck, on_delete=models.CASCADE, related_name="letters")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    claimed_by = models.CharField(max_length=40, blank=True)
    claimed_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)
    changes = models.TextField(blank=True)
    new_block = models.PositiveIntegerField(default=0)
    new_warn = models.PositiveIntegerField(default=0)
    new_info = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    told = models.BooleanField(default=False)

    objects = RecheckedLetterQuerySet.as_manager()

    class Meta:
        ordering = ["-new_block", "-new_warn", "-new_info", "-gone", "id"]
        constraints = [
            models.UniqueConstraint(fields=["run", "revision"], name="rechecked_once"),
        ]
        indexes = [models.Index(fields=["run", "finished_at", "id"], name="rechecked_waiting")]

    def __str__(self) -> str:
        return f"{self.revision} in {self.run}"

    @cached_property
    def changed(self) -> Changes:
        if not self.changes:
            return Changes()
        return msgspec.json.decode(self.changes, type=Changes)
