"""The quick search finds what the one query finds, in its order, at every instant."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Q

from articles import matches, search_index, searching, tallies
from articles.api.filters import shows
from articles.models import Publication, Topic
from tests.factories import NOW, make_article
from tests.tooling.kept_rows import kept

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="The one query is all there is here."
    ),
]

SEARCHES = ["zinc", "zinc skin", "burn", "gluta", "sleep", "nothing", "zinc sleep"]
STEMS = {"stems": "english"}


@kept
def shelf() -> None:
    """Letters with words in different places, one planned to end and one to begin."""
    gut = Topic.objects.create(slug="gut", name="Gut", kind="concept")
    texts = {
        "in-headline": ("Zinc and the skin", "A letter.", "Nothing else is told."),
        "in-text": ("On metals", "A letter.", "Zinc is one; the skin knows it."),
        "in-description": ("On minerals", "What zinc does for skin.", "Little is known."),
        "ends": ("Zinc alone", "A letter.", "Burning of the skin is another story."),
        "of-neither": ("Sleep", "On nights.", "Glutamine, and zinc in passing."),
    }
    for hour, (slug, (headline, description, text)) in enumerate(texts.items()):
        make_article(
            "published",
            slug=slug,
            headline=headline,
            description=description,
            body=f"<p>{text}</p>",
            faqs=[],
            about=[gut] if hour % 2 else None,
            now=NOW.replace(hour=hour),
        )
    make_article("scheduled", slug="begins", headline="Zinc to come", faqs=[])
    Publication.objects.filter(slug="ends").update(live_until=NOW + timedelta(days=9))


def by_one_query(words, given, now):
    letters = Publication.objects.live(now)
    for kind, key in given.items():
        letters = letters.filter(shows(Q(kind=kind, key=key)))
    found = searching.having(letters, words, **STEMS, now=now)
    return [letter.slug for letter in found.order_by("place", "-date_published", "-id")]


def quickly(words, given, now):
    found = matches.Search(given, now=now).having(words)
    every = [letter.slug for letter in found[0:100]]
    assert found.count() == len(every)
    pages = [letter.slug for start in range(0, 8, 2) for letter in found[start : start + 2]]
    assert pages == every[:8]
    return every


@pytest.mark.parametrize("usual", [0, 1_000], ids=["by index", "by looking at the newest"])
def test_it_finds_what_the_one_query_finds(shelf, monkeypatch, usual):
    monkeypatch.setattr(matches, "USUAL", usual or 0.001)
    for settled in (False, True):
        for now in (NOW + timedelta(hours=20), NOW + timedelta(days=20)):
            if settled:
                tallies.settle(now)
            for search in SEARCHES:
                for given in ({}, {"topic": "gut"}, {"author": "sam-writer", "topic": "gut"}):
                    words = search.split()
                    expected = by_one_query(words, given, now)
                    assert quickly(words, given, now) == expected, (search, given, now, settled)


def test_it_counts_no_further_than_anybody_pages(shelf, monkeypatch):
    now = NOW + timedelta(hours=20)
    monkeypatch.setattr(matches, "MOST", 3)
    found = matches.Search({}, now=now).having(["zinc"])
    assert found.count() == 3
    assert len(by_one_query(["zinc"], {}, now)) > 3


def test_a_word_is_known_when_any_live_letter_has_it(shelf):
    asked = matches.Search({"topic": "nothing"}, now=NOW + timedelta(hours=20))
    assert asked.is_known("zinc")
    assert not asked.is_known("xylophone")


def test_the_parts_of_an_index_hold_every_letter_once(db):
    letters = range(1, 20_000, 500)
    with connection.cursor() as cursor:
        for parts in search_index.PARTS.values():
            found = []
            for part in parts:
                cursor.execute(
                    f"SELECT publication_id FROM unnest(%s::bigint[]) publication_id, "
                    f"(SELECT TRUE AS listed) l WHERE {part}",
                    [list(letters)],
                )
                found += [letter for (letter,) in cursor.fetchall()]
            assert sorted(found) == list(letters)
