"""Counting without counting: the kept number and what it leaves out make the number there is."""

from datetime import timedelta

import pytest

from articles import tallies
from articles.models import Publication, PublishedText, Tally
from tests.factories import NOW, make_article
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=30)


@kept
def planned() -> None:
    """One letter of each plan; its end is written by hand, as a policy would set it."""
    for slug in ("for-good", "ends-later", "ended", "taken-back"):
        make_article("published", slug=slug)
    make_article("scheduled", slug="begins-later")
    letters = Publication.objects
    letters.filter(slug="ends-later").update(live_until=LATER)
    letters.filter(slug="ended").update(live_until=NOW + timedelta(days=1))
    letters.filter(slug="taken-back").update(withdrawn_at=NOW + timedelta(days=2))


def counts(now):
    """Return what is counted, and what there is."""
    letters = Publication.objects.live(now)
    shown = letters.filter(entries__kind="topic", entries__key="glutamine").distinct()
    counted = tallies.count(now=now), tallies.count("topic", "glutamine", now=now)
    return counted, (letters.count(), shown.count())


def test_the_sum_is_exact_at_every_instant_however_long_ago_it_was_brought_up_to_date(planned):
    instants = [NOW + timedelta(hours=step) for step in (0, 6, 30, 60, 719, 721)]
    for settled in (None, *instants):
        if settled:
            tallies.settle(settled)
        for now in instants:
            if settled is None or now >= settled:
                counted, there = counts(now)
                assert counted == there, (settled, now)


def test_a_letter_with_a_planned_end_is_kept_in_the_number_until_it_ends(planned):
    tallies.settle(LATER - timedelta(seconds=1))
    with_end = Tally.objects.get(kind="").number
    tallies.settle(LATER)
    assert Tally.objects.get(kind="").number == with_end - 1


def test_the_search_lists_what_the_tallies_count(planned):
    for now in (NOW, NOW + timedelta(days=1), LATER):
        tallies.settle(now)
        listed = PublishedText.objects.filter(listed=True).values_list("publication", flat=True)
        tallied = Publication.objects.filter(tallied=True).values_list("pk", flat=True)
        assert sorted(listed) == sorted(tallied)
