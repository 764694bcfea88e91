"""
The words of what is public, for the search of either database.

Each keeps its own index of these rows, made and kept up to date by `articles.search_index`.
"""

from django.db import models
from django.db.models import Q

from articles.models.publication import Publication


class PublishedText(models.Model):
    """What a reader could look for in one publication, as it is read."""

    publication = models.OneToOneField(
        Publication, on_delete=models.CASCADE, primary_key=True, related_name="words"
    )
    language = models.CharField(max_length=20, help_text="PostgreSQL's name: english.")
    headline = models.TextField()
    description = models.TextField()
    text = models.TextField(help_text="Body and answers.")
    labels = models.TextField(
        blank=True, help_text="What it shows that lists are narrowed by: author:ada-bell topic:gut."
    )
    date_published = models.DateTimeField(help_text="Its letter's; here so that an index has it.")
    listed = models.BooleanField(
        default=False, help_text="Whether the tallies count its letter; the indexes hold no other."
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["-date_published", "-publication"],
                name="text_newest",
                condition=Q(listed=True),
            )
        ]

    def __str__(self) -> str:
        return self.headline


class Word(models.Model):
    """A word that some publication has or had: what a mistyped one may have meant."""

    text = models.CharField(max_length=40, primary_key=True)

    def __str__(self) -> str:
        return self.text
