"""
Answer plain searches without the framework: words, and what letters show, in numbered pages.

These are what a reader types into a search box. One statement finds a page with everything that
its answer needs; the cards are finished, so nothing but where the words stand is made for it. Only
what needs no judgement is answered here, and only where the indexes know it all
(`articles.matches`); the view answers everything else, and the same bytes for these.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import orjson
from django.http import HttpRequest

from articles import matches, searching, tallies
from articles.api import newest, throttling
from articles.api.asked import Asked
from articles.api.caching import Answer
from articles.api.filters import LONGEST_SEARCH, LONGEST_SLUG
from articles.rendering.snippets import snippet

PARAMETERS = ("search", *newest.PAGING, *tallies.COUNTED)
COLUMNS = f"p.card, t.text, {newest.FACTS}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words, a key of each kind that letters must show, and a page."""

    words: list[str]
    shown: dict[str, str]
    page: int
    size: int


def find(request: HttpRequest, asked: Asked, now: datetime) -> tuple[Answer, int | None] | None:
    """Return the page asked for and its generation; None: ask the view."""
    wanted = _wanted(asked.query)
    if wanted is None or not matches.can_narrow(wanted.shown):
        return None
    if throttling.refusal(request, "search"):
        # The view finds it counted, and says so in the API's shape.
        return None
    words, rows, generation = _found(wanted, now)
    count, _, _, _, *instants = rows[0]
    if wanted.page > 1 and wanted.page > -(-count // wanted.size):
        return None
    answer = newest.paged(
        asked,
        now,
        count=count,
        place=(wanted.page, wanted.size),
        results=b",".join(_card(card, text, words) for _, card, text, *_ in rows if card),
        instants=instants,
        said=b',"searched_for":%s' % orjson.dumps(" ".join(words)),
    )
    return answer, generation


def _wanted(query: str) -> Wanted | None:
    if not query.isascii() or query.count("&") >= len(PARAMETERS):
        return None
    given = parse_qsl(query, keep_blank_values=True)
    values = dict(given)
    if len(values) != len(given) or not values.keys() <= set(PARAMETERS):
        return None
    text = values.get("search", "")
    shown = {name: values[name] for name in values if name in tallies.COUNTED}
    words, place = searching.words_of(text), newest.paging(values)
    if not words or len(text) > LONGEST_SEARCH or "\0" in text or place is None:
        return None
    if any(len(key) > LONGEST_SLUG for key in shown.values()):
        return None
    return Wanted(words, shown, *place)


def _found(wanted: Wanted, now: datetime) -> tuple[list[str], list[Any], int | None]:
    """Return the words that were looked for in the end, the rows of the page, the generation."""
    search = matches.Search(wanted.shown, now=now)
    stop = wanted.page * wanted.size
    place = {"start": stop - wanted.size, "stop": stop}
    rows = search.having(wanted.words).rows(COLUMNS, **place)
    # The first one's, for on what it found depends which words are put right.
    count, _, _, generation, *_ = rows[0]
    meant = wanted.words if count else searching.meant(wanted.words, is_known=search.is_known)
    if meant != wanted.words:
        rows = search.having(meant).rows(COLUMNS, **place)
    return meant, rows, generation


def _card(card: str, text: str, words: list[str]) -> bytes:
    # A card is an object with something in it; the view adds what it adds at the end.
    return b'%s,"snippet":%s}' % (card[:-1].encode(), orjson.dumps(snippet(text, words)))
