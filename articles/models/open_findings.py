"""
What lists know of a letter without checking it: how much is open, and of which state that was said.

A newcomer gets this wrong: the numbers decide nothing. Every gate checks the text itself; these are
for people who look over many letters (`articles.workflow.counting` writes them and says when they
are out of date).
"""

from django.db import models

from articles.models.article import Article


class OpenFindings(models.Model):
    """
    How many findings on a letter were open when it was counted.

    `event` is the letter's newest event at that time, 0 for none; `policy` names what it was
    checked by, and `day` is the one by which resolutions end.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="open_findings"
    )
    blocking = models.PositiveIntegerField()
    warnings = models.PositiveIntegerField()
    event = models.BigIntegerField()
    policy = models.CharField(max_length=64)
    day = models.DateField()
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "open findings"

    def __str__(self) -> str:
        return f"{self.blocking} blocking, {self.warnings} warnings"
