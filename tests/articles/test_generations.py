"""The number that tells a kept answer from a stale one."""

import time

import pytest
from django.db import transaction

from articles import generations
from articles.models import Brand, Generation, Publication, PublishedEntry, Redirect
from tests.factories import make_article

CHANGES = {
    "a publication ends": lambda: Publication.objects.update(live_until="2027-01-01T00:00Z"),
    "an entry is renamed": lambda: PublishedEntry.objects.update(name="Other"),
    "an entry goes": lambda: PublishedEntry.objects.all().delete(),
    "the brand moves": lambda: Brand.objects.update(origin="https://other.example"),
    "a redirect is added": lambda: Redirect.objects.create(
        old_slug="old", article=Publication.objects.get().article
    ),
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.django_db
def test_every_change_to_what_readers_see_has_a_number_of_its_own(name):
    make_article("published")
    before = generations.read()
    with transaction.atomic():
        CHANGES[name]()
    assert generations.read() > before


@pytest.mark.django_db
def test_an_edit_of_a_draft_changes_nothing_public():
    make_article("draft")
    before = generations.read()
    make_article("draft")
    assert generations.read() == before


@pytest.mark.django_db
def test_what_is_rolled_back_leaves_the_number_as_it_was():
    make_article("published")
    before = generations.read()
    with transaction.atomic():
        Brand.objects.update(name="Nobody")
        transaction.set_rollback(True)
    assert generations.read() == before


@pytest.mark.django_db
def test_there_is_one_row_for_good():
    assert Generation.objects.count() == 1


def test_whoever_publishes_waits_until_nobody_trusts_the_old_number(transactional_db):
    start = time.monotonic()
    with transaction.atomic():
        generations.lead()
        assert time.monotonic() - start < generations.LEASE
    assert time.monotonic() - start >= generations.LEASE
