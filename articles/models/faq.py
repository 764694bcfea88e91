"""Questions a letter answers."""

from django.core.validators import MaxValueValidator
from django.db import models

from articles.models.article import Article
from references.models.visible import VisibleCharField


class Faq(models.Model):
    """A question and its accepted answer; the answer may cite papers like the body."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="faqs")
    position = models.PositiveIntegerField(default=1, validators=[MaxValueValidator(10_000)])
    question = VisibleCharField(max_length=300)
    answer = models.TextField()

    class Meta:
        ordering = ["position", "id"]
        verbose_name = "question"

    def __str__(self) -> str:
        return self.question
