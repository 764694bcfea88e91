"""Who has a letter's page open just now; nothing of it is a record of anything."""

from django.conf import settings
from django.db import models

from articles.models.article import Article


class Presence(models.Model):
    """The last sign of life of one person's page of one letter."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user} in {self.article}"
