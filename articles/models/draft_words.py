"""The words of every draft as the lists' search compares them: small, and without accents."""

from django.db import models

from articles.models.article import Article


class DraftWords(models.Model):
    """All words of one draft in reading order; `articles.drafting` writes them at every save."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="draft_words"
    )
    words = models.TextField(help_text="Each between two spaces, the first and the last as well.")

    class Meta:
        verbose_name_plural = "draft words"

    def __str__(self) -> str:
        return self.words[:60]
