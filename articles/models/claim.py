"""The claims ledger: one record for each claim mark of a letter, in its text and its answers."""

from django.db import models
from django.db.models import Q

from articles.compliance.wording import fold_digest
from articles.models.article import Article
from articles.models.evidence import EvidenceFields
from articles.models.faq import Faq
from articles.models.library import KINDS
from articles.models.taxonomy import Product
from references.models import Reference
from references.models.visible import VisibleCharField, VisibleTextField


class Claim(models.Model):
    """
    A marked statement and the evidence offered for it.

    Mark, kind, text and place come from the letter at every save; the rest is the editor's. Which
    entry of the claims library has the same words is no column: it is asked, with the day, each
    time the letter is read (`articles.claims_library`). `faq` is None for a mark of the body.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="claims")
    faq = models.ForeignKey(
        Faq, on_delete=models.CASCADE, null=True, related_name="claims", editable=False
    )
    mark = models.CharField(max_length=20, editable=False)
    kind = models.CharField(max_length=20, choices=KINDS, editable=False)
    text = models.TextField("statement", editable=False)
    folded_sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    position = models.PositiveIntegerField(editable=False)
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, null=True, blank=True, related_name="claims"
    )
    ingredient = VisibleCharField(
        max_length=200, blank=True, help_text="What acts, if it is an ingredient: L-glutamine."
    )
    references = models.ManyToManyField(
        Reference, through="ClaimEvidence", blank=True, related_name="+", verbose_name="papers"
    )
    population = VisibleCharField(
        max_length=300,
        blank=True,
        help_text="The people the statement speaks to: healthy adults. Compared with the people "
        "of each study.",
    )
    dose = VisibleCharField(
        max_length=200,
        blank=True,
        help_text="The dose the statement speaks of, as readers take it: 5 g a day. Compared with "
        "the dose of each study.",
    )
    typical_result = VisibleTextField(
        blank=True,
        help_text="What users can generally expect, for a testimonial or a result told as one "
        "(16 CFR 255.2).",
    )

    class Meta:
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "mark"], condition=Q(faq=None), name="claim_mark_once"
            ),
            models.UniqueConstraint(fields=["faq", "mark"], name="claim_mark_once_in_answer"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded form of the text beside it, by which the library is asked."""
        self.folded_sha256 = fold_digest(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class ClaimEvidence(EvidenceFields):
    """One paper offered for one statement; the same paper twice for two passages of it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")

    class Meta:
        ordering = ["id"]
        verbose_name = "paper"
