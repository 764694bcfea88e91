"""
The words of what is public, for the search of either database.

Each keeps its own index of these rows, made and kept up to date by `articles.search_index`.
"""

from django.db import models

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

    def __str__(self) -> str:
        return self.headline


class Word(models.Model):
    """A word that some publication has or had: what a mistyped one may have meant."""

    text = models.CharField(max_length=40, primary_key=True)

    def __str__(self) -> str:
        return self.text
