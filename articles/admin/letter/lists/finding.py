"""Find letters by their words and their authors' names, accents and case aside."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article, ArticleAuthor, Author
from articles.searching import words_of

LONGEST = 300
"""Characters; databases refuse an endless question, and nobody types one."""


def having(letters: QuerySet[Article], text: str) -> QuerySet[Article]:
    """Keep the letters in which every word of `text` occurs, or begins a longer one."""
    names = [(pk, f" {' '.join(words_of(name))}") for pk, name in _authors()] if text else []
    for word in words_of(text[:LONGEST]):
        authors = [pk for pk, name in names if f" {word}" in name]
        byline = ArticleAuthor.objects.filter(article=OuterRef("pk"), author__in=authors)
        letters = letters.filter(
            Q(draft_words__words__contains=f" {word}")
            # Drafts that no person ever saved, such as the samples', have no words yet.
            | Q(headline__icontains=word)
            | Q(slug__contains=word)
            | Q(Exists(byline))
        )
    return letters


def _authors() -> list[tuple[int, str]]:
    return list(Author.objects.values_list("pk", "name"))
