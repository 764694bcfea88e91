"""
Find by words among a hundred thousand letters, on PostgreSQL, in a few milliseconds.

`articles.searching` says what is found and in what order, and asks for it in one query that ranks
all it finds. Here the same is asked in two: how many there are, up to a number that nobody pages
through; and then for no more of each place than the page needs. Lists that are narrowed by what
letters show stay within the indexes as well, which hold labels beside the words. All else (days,
another order) is left to the one query.

A newcomer gets this wrong: looking through all letters that have a usual word for the newest.
Among the newest few hundred there is a page of them; looking at these costs less.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection

from articles import searching, statements, tallies
from articles.models import Publication
from articles.search_index import LABEL, TABLE, VECTORS

PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

MOST = 10_000
"""Letters to which a search counts."""

REACH = {"title": 100, "heading": 100, "words": 400}
"""Of the newest letters, those that are looked at before the index is asked for all that match."""
USUAL = 10
"""Where one letter of so many has the words, looking at the newest is worth a try."""

ASKED = """asked AS MATERIALIZED (
    SELECT to_tsquery(%(stems)s::regconfig, %(query)s) && %(labels)s::tsquery AS query)"""
HAS = "@@ (SELECT query FROM asked)"
CHANGED = f"SELECT ARRAY({tallies.BEGUN}), ARRAY({tallies.ENDED})"

COUNT = f"""
WITH {ASKED}
SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM {TABLE} WHERE listed AND words {HAS} LIMIT {MOST}) m)
    + (SELECT COUNT(*) FROM {TABLE}
        WHERE publication_id = ANY(%(begun)s::bigint[]) AND words {HAS})
    - (SELECT COUNT(*) FROM {TABLE}
        WHERE publication_id = ANY(%(ended)s::bigint[]) AND words {HAS}),
    (SELECT number FROM articles_tally WHERE kind = '' AND key = '')"""  # noqa: S608

# Both ways to the newest of one place; the second is taken where the first found too few.
PLACE = f"""
recent{{n}} AS MATERIALIZED (
    SELECT id, at FROM (
        SELECT publication_id AS id, date_published AS at, {{column}} AS vector
        FROM {TABLE} WHERE listed ORDER BY date_published DESC, publication_id DESC
        LIMIT CASE WHEN {{wanted}} > 0 THEN %(reach{{n}})s ELSE 0 END
    ) newest WHERE vector {HAS} AND id {{fresh}} LIMIT {{wanted}}),
place{{n}} AS MATERIALIZED (
    SELECT {{n}} AS place, id, at FROM (
        SELECT id, at FROM recent{{n}} WHERE (SELECT COUNT(*) FROM recent{{n}}) >= {{wanted}}
        UNION ALL
        SELECT publication_id, date_published FROM {TABLE}
        WHERE (SELECT COUNT(*) FROM recent{{n}}) < {{wanted}}
        AND listed AND {{column}} {HAS} AND publication_id {{fresh}}
        UNION ALL
        SELECT publication_id, date_published FROM {TABLE}
        WHERE publication_id = ANY(%(begun)s::bigint[])
        AND {{column}} {HAS} AND publication_id {{fresh}}
    ) found ORDER BY at DESC, id DESC LIMIT {{wanted}})"""  # noqa: S608


def can_narrow(given: Mapping[str, Any]) -> bool:
    """Say whether what is `given` besides words can be asked of the indexes, on this database."""
    return connection.vendor == "postgresql" and all(
        name in tallies.COUNTED and PLAIN.match(value) for name, value in given.items()
    )


class Asked:
    """A search among the live letters that show what is given: a key for each kind."""

    def __init__(self, given: Mapping[str, str], *, stems: str, now: datetime) -> None:
        begun, ended = statements.rows(CHANGED, {"now": statements.parameter(now)})[0]
        self._always = {"stems": stems, "begun": begun, "ended": ended}
        shown = (searching.label(kind, key) for kind, key in given.items())
        self._labels = " & ".join(f"'{LABEL}{each}'" for each in shown)

    def having(self, words: list[str]) -> "Matches":
        """Return the letters that have all `words`."""
        return Matches(self._always | {"query": searching.query(words), "labels": self._labels})

    def is_known(self, word: str) -> bool:
        """Say whether any live letter has `word`, whatever else it shows."""
        return Matches(self._always | {"query": searching.query([word]), "labels": ""}).exists()


class Matches:
    """Letters in order, of which a paginator takes a count and a slice."""

    ordered = True

    def __init__(self, asked: dict[str, Any]) -> None:
        self._asked = asked
        self._found, self._all = statements.rows(COUNT, asked)[0]

    def exists(self) -> bool:
        """Say whether there is any."""
        return self.count() > 0

    def count(self) -> int:
        """Return how many there are, and no more than `MOST`."""
        return min(int(self._found), MOST)

    def __getitem__(self, part: slice) -> list[Publication]:
        """Return the letters of one page, as lists show them."""
        keys = self.keys(part.start or 0, part.stop)
        letters = Publication.objects.cards().in_bulk(keys)
        return [letters[key] for key in keys if key in letters]

    def keys(self, start: int, stop: int) -> list[int]:
        """Return the keys of the letters from one place in the order up to another."""
        is_usual = self._found >= min(MOST, (self._all or 0) / USUAL)
        reach = {f"reach{n}": REACH[name] if is_usual else 0 for n, name in enumerate(VECTORS)}
        values = self._asked | reach | {"start": start, "stop": stop}
        return [key for (key,) in statements.rows(_newest(), values)]


@cache
def _newest() -> str:
    places = []
    for n, column in enumerate(VECTORS):
        better = "".join(f" UNION ALL SELECT id FROM place{m}" for m in range(n))  # noqa: S608
        taken = "".join(f" - (SELECT COUNT(*) FROM place{m})" for m in range(n))  # noqa: S608
        fresh = f"NOT IN (SELECT unnest(%(ended)s::bigint[]){better})"
        wanted = f"(%(stop)s::bigint{taken})"
        places.append(PLACE.format(n=n, column=column, fresh=fresh, wanted=wanted))
    found = " UNION ALL ".join(f"SELECT place, at, id FROM place{n}" for n in range(len(VECTORS)))  # noqa: S608
    return (
        f"WITH {ASKED}, {', '.join(places)} SELECT id FROM ({found}) found "  # noqa: S608
        "ORDER BY place, at DESC, id DESC OFFSET %(start)s"
    )
