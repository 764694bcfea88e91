"""
The claims library: statements that were weighed once, with their evidence, for every letter.

An entry is proposed by one person and approved by another, until a date. From then on the
database refuses to change it (see `articles.frozen`); a change is a new version beside it, which
takes its place when it is approved in turn. A newcomer gets this wrong: "in force" is a question
about a day. Nothing runs when an entry expires.
"""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from articles.compliance.wording import fold_digest
from articles.content import CLAIM_KINDS
from articles.models.evidence import EvidenceFields
from articles.models.taxonomy import Product

KINDS = [(kind, kind.replace("_", " ")) for kind in CLAIM_KINDS]


class LibraryClaimQuerySet(models.QuerySet["LibraryClaim"]):
    """Choose entries by where they stand on a day."""

    def approved(self) -> "LibraryClaimQuerySet":
        """Keep what was approved at some time, whatever became of it."""
        return self.filter(approved_at__isnull=False)

    def current(self) -> "LibraryClaimQuerySet":
        """Keep what was approved, not retired, and not replaced by an approved version."""
        newer = LibraryClaim.objects.filter(supersedes=OuterRef("pk"), approved_at__isnull=False)
        return self.approved().filter(~Exists(newer), retired_at__isnull=True)

    def in_force(self, on: date) -> "LibraryClaimQuerySet":
        """Keep what a letter may lean on at `on`: current, and not expired."""
        return self.current().filter(expires_on__gte=on)

    def lapsed(self, on: date) -> "LibraryClaimQuerySet":
        """Keep what was approved once and may not be leaned on at `on` any more."""
        return self.approved().exclude(pk__in=self.in_force(on).values("pk"))

    def worded(self, digests: "list[str] | set[str]") -> "LibraryClaimQuerySet":
        """Keep entries whose text or a variant of it folds to one of `digests`."""
        variants = LibraryVariant.objects.filter(folded_sha256__in=digests)
        return self.filter(Q(folded_sha256__in=digests) | Q(pk__in=variants.values("claim")))

    def whole(self) -> "LibraryClaimQuerySet":
        """Load everything an entry says along with it."""
        return self.select_related("product", "proposed_by", "approved_by").prefetch_related(
            "variants", "evidence__reference__contributors"
        )


class LibraryClaim(models.Model):
    """
    One version of one statement that letters may make, and what it rests on.

    `entry` is shared by all versions. `expires_on` is the last day on which it holds.
    """

    class Grade(models.TextChoices):
        HIGH = "high", "High: randomised trials in people, same dose, form and outcome"
        MODERATE = "moderate", "Moderate: one such trial, or trials that differ in one respect"
        LIMITED = "limited", "Limited: observational studies or reviews"
        BACKGROUND = "background", "Background: animal or laboratory work only"

    entry = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    supersedes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successor",
        editable=False,
    )
    text = models.TextField(
        "statement",
        help_text="The words a letter may use, one sentence, without citation marks or symbol.",
    )
    folded_sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    kind = models.CharField(max_length=20, choices=KINDS, default="structure_function")
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, null=True, blank=True, related_name="library_claims"
    )
    ingredient = models.CharField(
        max_length=200, blank=True, help_text="What acts, if it is an ingredient: L-glutamine."
    )
    grade = models.CharField("evidence grade", max_length=12, choices=Grade)
    population = models.CharField(
        max_length=300, blank=True, help_text="The people it holds for: healthy adults."
    )
    dose = models.CharField(
        max_length=200, blank=True, help_text="The dose it holds for: 5 g a day."
    )
    typical_result = models.TextField(
        blank=True,
        help_text="What users can generally expect, for a testimonial or a result (16 CFR 255.2).",
    )
    notified_on = models.DateField(
        "FDA notified on",
        null=True,
        blank=True,
        help_text="The day the signed notice went to FDA (21 CFR 101.93(a)): no later than 30 days "
        "after first marketing with the statement. It can be added after the approval, once.",
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    proposed_at = models.DateTimeField(editable=False)
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", editable=False, blank=True
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    approved_at = models.DateTimeField(null=True, editable=False)
    expires_on = models.DateField(null=True, editable=False)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    retired_at = models.DateTimeField(null=True, editable=False)
    retired_reason = models.TextField(blank=True, editable=False)

    objects = LibraryClaimQuerySet.as_manager()

    class Meta:
        ordering = ["text", "-version"]
        verbose_name = "library claim"
        verbose_name_plural = "library claims"
        constraints = [
            models.UniqueConstraint(fields=["entry", "version"], name="library_version_once"),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None, expires_on=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False, expires_on__isnull=False),
                name="library_approved_whole",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                name="library_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(retired_at=None, retired_by=None, retired_reason="")
                | Q(retired_at__isnull=False, retired_by__isnull=False) & ~Q(retired_reason=""),
                name="library_retired_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded form of the text beside it, by which letters are matched."""
        self.text = " ".join(self.text.split())
        self.folded_sha256 = fold_digest(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    @property
    def lapse(self) -> str:
        """Why an approved entry holds no more, to complete "an entry that ..."."""
        if self.retired_at is not None:
            return f"was retired: {self.retired_reason}"
        if LibraryClaim.objects.filter(supersedes=self, approved_at__isnull=False).exists():
            return "was replaced by a newer version"
        return f"expired on {self.expires_on}"

    @property
    def wordings(self) -> tuple[str, ...]:
        """The text and its variants: every wording that links by itself."""
        return (self.text, *(variant.text for variant in self.variants.all()))


class LibraryVariant(models.Model):
    """Another wording of the same statement, approved with it."""

    claim = models.ForeignKey(LibraryClaim, on_delete=models.CASCADE, related_name="variants")
    text = models.TextField("other wording")
    folded_sha256 = models.CharField(max_length=64, editable=False, db_index=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "folded_sha256"], name="library_variant_once")
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded form of the text beside it."""
        self.text = " ".join(self.text.split())
        self.folded_sha256 = fold_digest(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class LibraryEvidence(EvidenceFields):
    """One paper that an entry of the library rests on."""

    claim = models.ForeignKey(LibraryClaim, on_delete=models.CASCADE, related_name="evidence")

    class Meta:
        ordering = ["id"]
        verbose_name = "paper"
