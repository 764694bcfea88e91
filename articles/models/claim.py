"""The claims ledger: one record for each claim mark of a letter."""

from django.db import models

from articles.content import CLAIM_KINDS
from articles.models.article import Article
from articles.models.taxonomy import Product
from references.models import Reference


class Claim(models.Model):
    """
    A marked statement and the evidence offered for it.

    Mark, kind and text come from the letter's text at every save; product and evidence
    are the editor's.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="claims")
    mark = models.CharField(max_length=20, editable=False)
    kind = models.CharField(
        max_length=20,
        choices=[(kind, kind.replace("_", " ")) for kind in CLAIM_KINDS],
        editable=False,
    )
    text = models.TextField("statement", editable=False)
    position = models.PositiveIntegerField(editable=False)
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, null=True, blank=True, related_name="claims"
    )
    references = models.ManyToManyField(
        Reference, blank=True, related_name="+", verbose_name="evidence"
    )

    class Meta:
        ordering = ["article", "position"]
        constraints = [models.UniqueConstraint(fields=["article", "mark"], name="claim_mark_once")]

    def __str__(self) -> str:
        return self.text[:80]
