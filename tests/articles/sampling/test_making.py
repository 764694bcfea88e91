"""Samples are what the workflow would have made: rendering them again changes no byte."""

import json
import re
from random import Random

import orjson
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import tallies
from articles.content import Brand, to_json
from articles.models import Publication, PublishedEntry
from articles.sampling import contents
from articles.sampling.words import Words
from articles.workflow import history, links, renewing
from tests.factories import make_brand

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def samples(monkeypatch, capsys):
    monkeypatch.setattr(contents, "TEXTS", 7)
    make_brand()
    call_command("sample_letters", "--count", "40", "--json")
    assert json.loads(capsys.readouterr().out) == {"published": 40}


def test_a_sample_is_whole_as_if_it_had_been_rendered_and_linked_itself():
    now = timezone.now()
    for publication in Publication.objects.order_by("?")[:4]:
        entries = list(publication.entries.values_list("kind", "key", "payload"))
        words = publication.words.text
        assert renewing.render_again(publication, now=now) is False
        assert list(publication.entries.values_list("kind", "key", "payload")) == entries
        publication.words.refresh_from_db()
        assert publication.words.text == words
        shown = orjson.loads(publication.detail)
        found = links.links(publication, now=now)
        assert {name: shown[name] for name in found} == found


def test_samples_have_the_size_they_promise():
    shown = orjson.loads(Publication.objects.first().detail)
    assert 12_000 < len(shown["body"]["html"]) < 20_000
    assert len(shown["citations"]) == 8
    assert len(shown["faqs"]) == 5


def test_no_mark_of_the_shared_text_is_left():
    for publication in Publication.objects.all()[:10]:
        for text in (publication.detail, publication.markdown, publication.card):
            assert not re.search("sample-slug-mark|Headline Mark|1987|March 7|February 5", text)


def test_their_history_holds_and_their_tallies_are_right():
    assert history.first_broken_link() is None
    now = timezone.now()
    assert tallies.count(now=now) == 40
    for kind, key in PublishedEntry.objects.filter(kind__in=tallies.COUNTED).values_list(
        "kind", "key"
    ):
        entries = PublishedEntry.objects.filter(kind=kind, key=key)
        assert tallies.count(kind, key, now=now) == entries.values("publication").distinct().count()


def test_the_same_seed_gives_the_same_text_and_another_seed_another():
    def text(seed):
        words = Words(Random(f"{seed} words"))  # noqa: S311
        brand = Brand(name="Evenwell", origin="https://www.evenwell.example")
        return to_json(contents.content(3, brand=brand, words=words, seed=seed))

    assert text("1") == text("1") != text("2")


def test_a_second_run_is_refused_and_says_what_to_do():
    with pytest.raises(CommandError, match="There are 40 sample letters already"):
        call_command("sample_letters", "--count", "1")
    with pytest.raises(CommandError, match="--count takes 1 to"):
        call_command("sample_letters", "--count", "0")
