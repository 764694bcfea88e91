"""
Find letters by words: the same letters, in the same order, on both databases.

Every word must occur, in any form its stem has and as the beginning of a longer one. Letters that
have all of them in the headline come first, then those that have them in headline and
description, then the others; the newest first of each. Where nothing is found, words that no
letter has are taken for the most similar one that some letter has.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from articles import statements
from articles.models import Publication, Word
from articles.search_index import PARTS, SIMILAR_WORDS, VECTORS, listed

WORD = re.compile(r"[^\W_]+")
AS_BEGINNING = 3
"""Letters from which on a word also stands for longer ones that begin with it."""

LANGUAGES = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
SIMILAR = 0.3
"""The least similarity that counts, as of PostgreSQL's own operator."""

# Of each way to match: the column or columns that must hold all words, the best first.
PLACES = {"postgresql": VECTORS, "sqlite": ("headline", "headline description", "")}
# Were the language that of each row, no index could be asked; it holds what the tallies count.
# Were the query no subquery, PostgreSQL would think that comparing vectors costs nothing.
HAS = "@@ (SELECT to_tsquery(%s::regconfig, %s))"
JUST = f"""SELECT t.publication_id FROM articles_publishedtext t
    JOIN articles_publication p ON p.id = t.publication_id
    WHERE NOT p.tallied AND p.withdrawn_at IS NULL
    AND (p.live_until IS NULL OR p.live_until > %s)
    AND t.{{column}} {HAS}"""  # noqa: S608
NEAR = f"SELECT * FROM {SIMILAR_WORDS}(%(word)s)"  # noqa: S608
SQLITE = "SELECT rowid FROM articles_search WHERE articles_search MATCH %s"


def language(tag: str) -> str:
    """Return PostgreSQL's name for a BCP 47 language; "simple" knows no stems."""
    return LANGUAGES.get(tag.partition("-")[0].lower(), "simple")


def words_of(text: str) -> list[str]:
    """Return the words of `text` as they are compared: small, without accents."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def label(kind: str, key: str) -> str:
    """Return the label of a letter that shows an entry of this kind and key."""
    return f"{kind}:{key}"


def query(words: list[str]) -> str:
    """Return PostgreSQL's query for all `words`."""
    # Nothing but letters and digits is in a word, so nothing has to be escaped.
    return " & ".join(f"{word}:*" if len(word) >= AS_BEGINNING else word for word in words)


def having(
    letters: QuerySet[Publication], words: list[str], *, stems: str, now: datetime
) -> QuerySet[Publication]:
    """Keep the live letters that have all `words`, with `place`: 0 where they stand best."""
    places = _places(words, stems, now)
    found = letters.filter(pk__in=places[-1])
    ranked = [When(pk__in=place, then=Value(n)) for n, place in enumerate(places[:-1])]
    return found.annotate(
        place=Case(*ranked, default=Value(len(ranked)), output_field=IntegerField())
    )


def meant(words: list[str], *, is_known: Callable[[str], bool]) -> list[str]:
    """Return `words` with each that no live letter has put right, as far as that can be guessed."""
    return [word if is_known(word) else _nearest(word) for word in words]


def similarity(one: str, other: str) -> float:
    """Return the share of trigrams that two words have in common, as PostgreSQL counts them."""
    first, second = _trigrams(one), _trigrams(other)
    return len(first & second) / len(first | second)


def _places(words: list[str], stems: str, now: datetime) -> list[RawSQL]:
    if connection.vendor == "postgresql":
        asked = [stems, query(words)]
        return [
            RawSQL(  # noqa: S611
                f"{listed('publication_id', column, HAS)} UNION ALL {JUST.format(column=column)}",
                [*asked * len(PARTS[column]), now, *asked],
            )
            for column in PLACES["postgresql"]
        ]
    return [RawSQL(SQLITE, [_sqlite(words, columns)]) for columns in PLACES["sqlite"]]  # noqa: S611


def _sqlite(words: list[str], columns: str) -> str:
    asked = " AND ".join(f'"{word}"{"*" if len(word) >= AS_BEGINNING else ""}' for word in words)
    return f"{{{columns}}} : ({asked})" if columns else asked


def _nearest(word: str) -> str:
    if len(word) <= AS_BEGINNING:
        return word
    ranked = sorted((-similarity(word, other), other) for other in _near(word))
    return ranked[0][1] if ranked and -ranked[0][0] >= SIMILAR else word


def _near(word: str) -> Iterable[str]:
    if connection.vendor == "postgresql":
        return [other for (other,) in statements.rows(NEAR, {"word": word})]
    # No index of trigrams here: of the few thousand words those of about the same length.
    shapes = ["_" * length for length in range(max(1, len(word) - 2), len(word) + 3)]
    near = Word.objects.extra(where=[" OR ".join(["text LIKE %s"] * len(shapes))], params=shapes)  # noqa: S610
    return near.values_list("text", flat=True)


def _trigrams(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
