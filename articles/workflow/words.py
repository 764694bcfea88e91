"""Give the search the words of a publication, as a reader finds them on its page."""

from collections.abc import Iterable

from articles import tallies
from articles.models import Publication, PublishedText, Word
from articles.searching import label, language, words_of

SHORTEST, LONGEST = 4, 40
"""Letters of a word that a mistyped one may be taken for."""


def index(publication: Publication, tag: str, words: dict[str, str]) -> None:
    """Store the words of `publication` (`rendering.words`), written in the language `tag`."""
    found = columns(tag, words) | {"labels": _labels(publication)}
    known = PublishedText.objects.filter(publication=publication)
    if known.values(*found).first() != found:
        own = {"date_published": publication.date_published, "listed": publication.tallied}
        PublishedText.objects.update_or_create(
            publication=publication, defaults=found, create_defaults=found | own
        )
        learn(found)


def label_again(publication: Publication) -> None:
    """Store what `publication` shows by now among its words."""
    shown = _labels(publication)
    texts = PublishedText.objects.filter(publication=publication)
    texts.exclude(labels=shown).update(labels=shown)


def columns(tag: str, words: dict[str, str]) -> dict[str, str]:
    """Return the columns of `PublishedText` for words in the language `tag`."""
    return {"language": language(tag), **words}


def labels(shown: Iterable[tuple[str, str]]) -> str:
    """Return what a letter shows (kind and key of each) as its column of labels."""
    return " ".join(sorted({label(kind, key) for kind, key in shown}))


def _labels(publication: Publication) -> str:
    entries = publication.entries.filter(kind__in=tallies.COUNTED)
    return labels(entries.values_list("kind", "key"))


def learn(found: dict[str, str]) -> None:
    """Remember the words of a letter, that mistyped ones may be put right."""
    words = {word for name in ("headline", "description", "text") for word in words_of(found[name])}
    known = sorted(word for word in words if SHORTEST <= len(word) <= LONGEST)
    Word.objects.bulk_create([Word(text=word) for word in known], ignore_conflicts=True)
