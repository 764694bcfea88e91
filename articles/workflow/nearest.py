"""
Find the letters nearest to one letter: beside it in its series, and about the same.

One statement each, and each part of it reads a few rows of one index, however many letters
there are. Written as SQL because Django cannot limit the parts of a union on SQLite.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any

from django.db import connection

from articles import statements
from articles.models import Publication

RELATED = 3
COMPARED = 3
"""Subjects of a letter that are compared: the rules want one to three (COMP-05)."""

ANOTHER = f"{statements.LIVE} AND p.article_id <> %(article)s"

SIDES = {
    # Backwards in time, then forwards; the id decides between letters of one instant.
    "earlier": ("<", "DESC"),
    "later": (">", "ASC"),
}


@dataclass(frozen=True, slots=True)
class Near:
    """A letter that shares `shared` subjects; `day` is when it was first published."""

    pk: int
    shared: int
    day: datetime


def beside(letter: Publication, *, now: datetime) -> tuple[int | None, int | None]:
    """Return the live letters before and after `letter` in its series."""
    if not letter.series_slug:
        return None, None
    parts = [
        f"""SELECT * FROM (SELECT '{side}' AS side, p.id FROM articles_publication p
        WHERE p.series_slug = %(series)s AND {ANOTHER}
            AND {_beyond(than, "p.date_published", "p.id")}
        ORDER BY p.date_published {order}, p.id {order} LIMIT 1) AS {side}"""  # noqa: S608
        for side, (than, order) in SIDES.items()
    ]
    found = dict(_rows(parts, letter, now, series=letter.series_slug))
    return found.get("earlier"), found.get("later")


def near(
    letter: Publication, about: Sequence[str], *, now: datetime, all_sizes: bool = False
) -> list[Near]:
    """
    Return candidates for what is related to `letter`: the nearest of every set of subjects.

    Each letter once, with the most it shares. Whoever would have `letter` among its own related
    is among them with `all_sizes`; else the search ends with the sizes that suffice.
    """
    subjects = list(dict.fromkeys(about))[:COMPARED]
    found: dict[int, Near] = {}
    for size in range(len(subjects), 0, -1):
        for pk, day in _sharing(letter, list(combinations(subjects, size)), now):
            found.setdefault(pk, Near(pk, size, day))
        if len(found) >= RELATED and not all_sizes:
            break
    return list(found.values())


def _sharing(
    letter: Publication, sets: list[tuple[str, ...]], now: datetime
) -> Iterator[tuple[int, datetime]]:
    keys = {
        subject: f"key{n}" for n, subject in enumerate(sorted({s for each in sets for s in each}))
    }
    parts = [
        _part(f"{side}{number}", [keys[subject] for subject in subjects], *way)
        for number, subjects in enumerate(sets)
        for side, way in SIDES.items()
    ]
    for pk, day in _rows(parts, letter, now, **{name: key for key, name in keys.items()}):
        yield pk, statements.instant(day) or letter.date_published


def _part(name: str, keys: list[str], than: str, order: str) -> str:
    shared = "".join(
        f""" AND EXISTS (SELECT 1 FROM articles_publishedentry o
        WHERE o.publication_id = e.publication_id AND o.kind = 'about' AND o.key = %({key})s)"""  # noqa: S608
        for key in keys[1:]
    )
    return f"""SELECT * FROM (SELECT e.publication_id, e.date_published
        FROM articles_publishedentry e JOIN articles_publication p ON p.id = e.publication_id
        WHERE e.kind = 'about' AND e.key = %({keys[0]})s
        AND {_beyond(than, "e.date_published", "e.publication_id")} AND {ANOTHER}{shared}
        ORDER BY e.date_published {order}, e.publication_id {order} LIMIT {RELATED}) AS {name}"""  # noqa: S608


def _beyond(than: str, day: str, pk: str) -> str:
    return f"({day} {than} %(day)s OR ({day} = %(day)s AND {pk} {than} %(pk)s))"


def _rows(parts: list[str], letter: Publication, now: datetime, **values: Any) -> list[Any]:
    values |= {"now": statements.parameter(now), "day": statements.parameter(letter.date_published)}
    values |= {"pk": letter.pk, "article": letter.article_id}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return cursor.fetchall()
