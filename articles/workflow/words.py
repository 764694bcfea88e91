"""Give the search the words of a publication, as a reader finds them on its page."""

from articles.content import Content
from articles.models import Publication, PublishedText, Word
from articles.reading import read
from articles.rendering import text
from articles.searching import language, words_of

SHORTEST, LONGEST = 4, 40
"""Letters of a word that a mistyped one may be taken for."""


def index(publication: Publication, content: Content) -> None:
    """Store the words of `publication`."""
    found = texts(content)
    PublishedText.objects.update_or_create(publication=publication, defaults=found)
    learn(found)


def texts(content: Content) -> dict[str, str]:
    """Return the columns of `PublishedText` for a letter."""
    reading = read(content)
    pieces = [text.body_text(reading)]
    if content.faqs_shown:
        for position, faq in enumerate(content.faqs):
            pieces += [faq.question, text.answer_text(reading, position)]
    return {
        "language": language(content.language or content.brand.language),
        "headline": content.headline,
        "description": content.description,
        "text": "\n\n".join(pieces),
    }


def learn(found: dict[str, str]) -> None:
    """Remember the words of a letter, that mistyped ones may be put right."""
    words = {word for name in ("headline", "description", "text") for word in words_of(found[name])}
    known = sorted(word for word in words if SHORTEST <= len(word) <= LONGEST)
    Word.objects.bulk_create([Word(text=word) for word in known], ignore_conflicts=True)
