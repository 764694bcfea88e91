"""Render a letter whole: what readers fetch, what lists tell of it, and the words that find it."""

from dataclasses import dataclass
from typing import Any

from articles.content import Content, Imprint
from articles.rendering import detail, documents, entries, words


@dataclass(frozen=True, slots=True)
class Whole:
    """The texts by column of `Publication`; the rows of its entries; its searchable words."""

    texts: dict[str, str]
    entries: list[dict[str, Any]]
    words: dict[str, str]


def whole(content: Content, imprint: Imprint, **found: Any) -> Whole:
    """Return all that is stored of a letter that is live; `found` are its links."""
    shown = detail.detail(content, imprint) | found
    return Whole(
        texts=documents.written(shown, content, imprint),
        entries=entries.rows(shown, content, imprint),
        words=words.words(shown, content),
    )
