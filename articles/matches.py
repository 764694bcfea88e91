"""
Find by words among a hundred thousand letters, on PostgreSQL, in a few milliseconds.

`articles.searching` says what is found and in what order, and asks for it in one query that ranks
all it finds. Here one statement asks the same in two steps: how many there are, up to a number that
nobody pages through; and then for no more of each place than the page needs. Lists that are
narrowed by what letters show stay within the indexes as well, which hold labels beside the words.
All else (days, another order) is left to the one query.

A newcomer gets this wrong: looking through all letters that have a usual word for the newest.
Among the newest few hundred there is a page of them; looking at these costs less.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from django.db import connection

from articles import searching, statements, tallies
from articles.models import Publication
from articles.search_index import LABEL, TABLE, VECTORS, listed

PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

MOST = 10_000
"""Letters to which a search counts."""

REACH = {"title": 300, "heading": 300, "words": 400}
"""Of the newest letters, those that are looked at before the index is asked for all that match."""
USUAL = 10
"""Where one letter of so many has the words, looking at the newest is worth a try."""

# The brand's language is that of the search; read here, it costs no statement of its own.
STEMS = " ".join(f"WHEN '{tag}' THEN '{language}'" for tag, language in searching.LANGUAGES.items())
STEMS = f"""COALESCE((SELECT CASE split_part(lower(language), '-', 1) {STEMS} END
    FROM articles_brand ORDER BY id LIMIT 1), 'simple')::regconfig"""  # noqa: S608

ASKED = f"""asked AS MATERIALIZED (
    SELECT to_tsquery({STEMS}, %(query)s) && %(labels)s::tsquery AS query,
        ARRAY({tallies.BEGUN}) AS begun, ARRAY({tallies.ENDED}) AS ended)"""
KEYS = "publication_id, date_published"
HAS = "@@ (SELECT query FROM asked)"
BEGUN = "publication_id = ANY((SELECT begun FROM asked)::bigint[])"
ENDED = "publication_id = ANY((SELECT ended FROM asked)::bigint[])"

# The limit is no parameter: for any that it does not know PostgreSQL plans to read the whole table.
COUNTED = f"""counted AS MATERIALIZED (SELECT
    (SELECT COUNT(*) FROM ({listed("1", "words", HAS)} LIMIT {MOST}) m)
    + (SELECT COUNT(*) FROM {TABLE} WHERE {BEGUN} AND words {HAS})
    - (SELECT COUNT(*) FROM {TABLE} WHERE {ENDED} AND words {HAS}) AS found,
    (SELECT number FROM articles_tally WHERE kind = '' AND key = '') AS living)"""  # noqa: S608
FOUND = "LEAST(found, %(most)s::bigint)"
IS_USUAL = f"""(SELECT {FOUND} >= LEAST(%(most)s::bigint, COALESCE(living, 0) / %(usual)s::float8)
    FROM counted)"""  # noqa: S608
COUNT = f"WITH {ASKED}, {COUNTED} SELECT {FOUND} FROM counted"  # noqa: S608

# Both ways to the newest of one place; the second is taken where the first found too few.
PLACE = f"""
recent{{n}} AS MATERIALIZED (
    SELECT id, at FROM (
        SELECT publication_id AS id, date_published AS at, {{column}} AS vector
        FROM {TABLE} WHERE listed ORDER BY date_published DESC, publication_id DESC
        LIMIT CASE WHEN {{wanted}} > 0 AND {IS_USUAL} THEN {{reach}} ELSE 0 END
    ) newest WHERE vector {HAS} AND id {{fresh}} LIMIT {{wanted}}),
place{{n}} AS MATERIALIZED (
    SELECT {{n}} AS place, id, at FROM (
        SELECT id, at FROM recent{{n}} WHERE (SELECT COUNT(*) FROM recent{{n}}) >= {{wanted}}
        UNION ALL
        SELECT publication_id, date_published FROM ({{listed}}) l
        WHERE (SELECT COUNT(*) FROM recent{{n}}) < {{wanted}} AND publication_id {{fresh}}
        UNION ALL
        SELECT publication_id, date_published FROM {TABLE}
        WHERE {BEGUN} AND {{column}} {HAS} AND publication_id {{fresh}}
    ) found ORDER BY at DESC, id DESC LIMIT {{wanted}})"""  # noqa: S608

# Apart, for where one row is enough PostgreSQL would read the whole table until it meets one.
KNOWN = f"""WITH {ASKED}, those AS MATERIALIZED (
{listed("publication_id", "words", HAS)})
    SELECT EXISTS (SELECT 1 FROM those WHERE NOT {ENDED})
    OR EXISTS (SELECT 1 FROM {TABLE} WHERE {BEGUN} AND words {HAS})"""  # noqa: S608


def can_narrow(given: Mapping[str, Any]) -> bool:
    """Say whether what is `given` besides words can be asked of the indexes, on this database."""
    return connection.vendor == "postgresql" and all(
        name in tallies.COUNTED and PLAIN.match(value) for name, value in given.items()
    )


class Search:
    """A search among the live letters that show what is given: a key for each kind."""

    def __init__(self, given: Mapping[str, str], *, now: datetime) -> None:
        shown = (searching.label(kind, key) for kind, key in given.items())
        self._labels = " & ".join(f"'{LABEL}{each}'" for each in shown)
        self._always = {"now": statements.parameter(now), "most": MOST, "usual": float(USUAL)}

    def having(self, words: list[str]) -> "Matches":
        """Return the letters that have all `words`."""
        return Matches(self._values(words, labels=self._labels))

    def is_known(self, word: str) -> bool:
        """Say whether any live letter has `word`, whatever else it shows."""
        return bool(statements.rows(KNOWN, self._values([word], labels=""))[0][0])

    def _values(self, words: list[str], *, labels: str) -> dict[str, Any]:
        return self._always | {"query": searching.query(words), "labels": labels}


class Matches:
    """Letters in order, of which a paginator takes a count and a slice."""

    ordered = True

    def __init__(self, asked: dict[str, Any]) -> None:
        self._asked = asked

    def exists(self) -> bool:
        """Say whether there is any."""
        return self.count() > 0

    def count(self) -> int:
        """Return how many there are, and no more than `MOST`."""
        return self._count

    @cached_property
    def _count(self) -> int:
        return int(statements.rows(COUNT, self._asked)[0][0])

    def __getitem__(self, part: slice) -> list[Publication]:
        """Return the letters of one page, as lists show them."""
        found = self.rows("p.id", start=part.start or 0, stop=part.stop)
        keys = [key for _, key in found if key is not None]
        letters = Publication.objects.cards().in_bulk(keys)
        return [letters[key] for key in keys if key in letters]

    def rows(self, columns: str, *, start: int, stop: int) -> list[Any]:
        """
        Return count and `columns` of each letter from one place in the order up to another.

        Of the publication `p` and its words `t`; a page without letters is one row of None.
        """
        return statements.rows(_page(columns), self._asked | {"start": start, "stop": stop})


@cache
def _page(columns: str) -> str:
    places = []
    for n, column in enumerate(VECTORS):
        better = "".join(f" UNION ALL SELECT id FROM place{m}" for m in range(n))  # noqa: S608
        taken = "".join(f" - (SELECT COUNT(*) FROM place{m})" for m in range(n))  # noqa: S608
        fresh = f"NOT IN (SELECT unnest(ended) FROM asked{better})"  # noqa: S608
        wanted = f"(%(stop)s::bigint{taken})"
        ways = {"reach": REACH[column], "listed": listed(KEYS, column, HAS)}
        places.append(PLACE.format(n=n, column=column, fresh=fresh, wanted=wanted, **ways))
    found = " UNION ALL ".join(f"SELECT place, at, id FROM place{n}" for n in range(len(VECTORS)))  # noqa: S608
    return f"""WITH {ASKED}, {COUNTED}, {", ".join(places)}
        SELECT {FOUND}, {columns} FROM counted LEFT JOIN (
            SELECT place, at, id FROM ({found}) found
            ORDER BY place, at DESC, id DESC OFFSET %(start)s
        ) page ON TRUE
        LEFT JOIN articles_publication p ON p.id = page.id
        LEFT JOIN {TABLE} t ON t.publication_id = page.id
        ORDER BY page.place, page.at DESC, page.id DESC"""  # noqa: S608
