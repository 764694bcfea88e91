"""Give the search the words of a publication, as a reader finds them on its page."""

from articles.models import Publication, PublishedText, Word
from articles.searching import language, words_of

SHORTEST, LONGEST = 4, 40
"""Letters of a word that a mistyped one may be taken for."""


def index(publication: Publication, tag: str, words: dict[str, str]) -> None:
    """Store the words of `publication` (`rendering.words`), written in the language `tag`."""
    found = columns(tag, words)
    known = PublishedText.objects.filter(publication=publication)
    if known.values(*found).first() != found:
        PublishedText.objects.update_or_create(publication=publication, defaults=found)
        learn(found)


def columns(tag: str, words: dict[str, str]) -> dict[str, str]:
    """Return the columns of `PublishedText` for words in the language `tag`."""
    return {"language": language(tag), **words}


def learn(found: dict[str, str]) -> None:
    """Remember the words of a letter, that mistyped ones may be put right."""
    words = {word for name in ("headline", "description", "text") for word in words_of(found[name])}
    known = sorted(word for word in words if SHORTEST <= len(word) <= LONGEST)
    Word.objects.bulk_create([Word(text=word) for word in known], ignore_conflicts=True)
