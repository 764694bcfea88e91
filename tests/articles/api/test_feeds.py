"""Letters are followed and gathered: whole, at the site's own addresses, as long as they live."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from django.utils import timezone

from articles.api.views import syndicated
from articles.models import Publication
from articles.workflow import actions
from articles.workflow.policy import Role
from tests.factories import make_article, make_brand, make_user

pytestmark = pytest.mark.django_db

SITE = "https://www.evenwell.example"
DOCUMENTS = {
    "/sitemap.xml": "application/xml; charset=utf-8",
    "/feed.xml": "application/atom+xml; charset=utf-8",
    "/feed.json": "application/feed+json",
    "/llms.txt": "text/plain; charset=utf-8",
}
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(answer: Any) -> list[str]:
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    return [each.text or "" for each in root.iter(f"{MAP}loc")]


def unpublish(letter: Any) -> None:
    actions.unpublish(
        letter, actor=make_user(Role.PUBLISHER), now=timezone.now(), reason="A typing error."
    )


# What all of them have in common


@pytest.mark.parametrize(("path", "kind"), DOCUMENTS.items())
def test_each_is_sent_as_what_it_is_and_known_again(path, kind, client, letter):
    answer = client.get(path)
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Cache-Tag"] == "letters,site"
    assert answer.headers["Cache-Control"].startswith("public, max-age=300")
    assert b"what-cells-run-on" in answer.content
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(path).headers["ETag"] == answer.headers["ETag"]


@pytest.mark.parametrize("path", DOCUMENTS)
def test_what_readers_cannot_open_is_in_none(path, client, letter):
    before = client.get(path)
    unpublish(letter)
    after = client.get(path)
    assert b"what-cells-run-on" not in after.content
    assert after.headers["ETag"] != before.headers["ETag"]


@pytest.mark.parametrize("path", DOCUMENTS)
def test_none_is_kept_beyond_the_next_planned_change(path, client, clock):
    approved = make_article("approved")
    at = clock.now + timedelta(seconds=30)
    actions.schedule(approved, actor=make_user(Role.PUBLISHER), now=clock.now, at=at)
    assert client.get(path).headers["Cache-Control"] == "public, max-age=30"
    clock.turn(seconds=30)
    assert approved.slug.encode() in client.get(path).content


@pytest.mark.parametrize(
    ("path", "queries"),
    [("/sitemap.xml", 4), ("/feed.xml", 3), ("/feed.json", 3), ("/llms.txt", 3)],
)
def test_each_takes_a_few_queries_however_many_letters(
    path, queries, client, three_letters, django_assert_num_queries
):
    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_an_unknown_parameter_is_refused_in_the_apis_own_shape(path, client, letter):
    answer = client.get(path, {"colour": "red"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["attr"] == "colour"


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_site_without_letters_has_empty_ones_and_without_a_brand_none(path, client):
    assert client.get(path).status_code == 404
    make_brand()
    first, second = client.get(path), client.get(path)
    assert first.status_code == 200
    assert b"Evenwell" in first.content or b"evenwell" in first.content
    assert first.content == second.content


# Feeds


def test_the_atom_feed_passes_a_parser_and_holds_the_whole_letter(client, letter):
    feed = feedparser.parse(client.get("/feed.xml").content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert (feed.feed.title, feed.feed.link) == ("Evenwell Health", f"{SITE}/")
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [f"{SITE}/feed.xml"]
    (entry,) = feed.entries
    assert entry.id == entry.link == f"{SITE}/post/what-cells-run-on"
    assert entry.title == "What cells run on"
    assert [author.name for author in entry.authors] == ["Sam Writer"]
    (text,) = entry.content
    assert text.type == "text/html"
    assert "Twelve basketball players took it for twenty days." in text.value
    assert "has not been evaluated by the Food and Drug Administration" in text.value
    assert f"{SITE}/post/what-cells-run-on#ref-1" in text.value


def test_the_feeds_tell_first_publication_and_last_change(client, letter):
    entry = feedparser.parse(client.get("/feed.xml").content).entries[0]
    assert entry.published == entry.updated == "2026-06-01T10:00:00-05:00"
    item = client.get("/feed.json").json()["items"][0]
    assert item["date_published"] == "2026-06-01T10:00:00-05:00"


def test_the_json_feed_says_the_same(client, three_letters):
    feed = client.get("/feed.json").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (f"{SITE}/", f"{SITE}/feed.json")
    assert [item["title"] for item in feed["items"]] == ["Newest", "Middle", "Oldest"]
    atom = feedparser.parse(client.get("/feed.xml").content)
    assert [entry.id for entry in atom.entries] == [item["id"] for item in feed["items"]]


def test_a_character_that_xml_cannot_write_breaks_no_feed(client, letter):
    live = Publication.objects.get()
    live.detail = live.detail.replace("What cells run on", "What\\u000b cells run on")
    live.save()
    feed = feedparser.parse(client.get("/feed.xml").content)
    assert not feed.bozo
    assert feed.entries[0].title == "What cells run on"


def test_the_data_for_a_feed_of_ones_own_comes_in_pages(get, three_letters):
    page = get("feed/", page_size=2).json()
    assert page["count"] == 3
    assert [item["slug"] for item in page["results"]] == ["newest", "middle"]
    assert "Food and Drug Administration" in page["results"][0]["content_html"]


# The map


def test_the_map_lists_home_and_letters_with_the_day_of_their_last_change(client, three_letters):
    answer = client.get("/sitemap.xml")
    assert locations(answer) == [
        *(f"{SITE}/", f"{SITE}/post/oldest", f"{SITE}/post/middle", f"{SITE}/post/newest"),
    ]
    days = ElementTree.fromstring(answer.content).iter(f"{MAP}lastmod")  # noqa: S314 - our own
    assert [day.text for day in days] == ["2026-05-29", "2026-05-30", "2026-05-31"]


def test_a_letter_that_search_engines_may_not_list_is_not_on_it(client, letter):
    live = Publication.objects.get()
    live.detail = live.detail.replace('"robots":"', '"robots":"noindex,')
    live.save()
    assert locations(client.get("/sitemap.xml")) == [f"{SITE}/"]
    assert b"what-cells-run-on" not in client.get("/llms.txt").content


def test_a_map_too_large_for_one_file_is_an_index_of_pages(client, three_letters, monkeypatch):
    monkeypatch.setattr(syndicated, "ADDRESSES_A_PAGE", 2)
    pages = locations(client.get("/sitemap.xml"))
    assert pages == [f"{SITE}/sitemap.xml?page=1", f"{SITE}/sitemap.xml?page=2"]
    listed = [locations(client.get(page.removeprefix(SITE))) for page in pages]
    assert listed[1] == [f"{SITE}/post/newest"]
    assert len(listed[0]) == 3
    wrong = client.get("/sitemap.xml?page=3")
    assert wrong.status_code == 400
    assert wrong.json()["errors"][0]["detail"] == "Give a whole number from 1 to 2."


# The guide


def test_the_guide_names_the_site_and_every_letter(client, three_letters):
    lines = client.get("/llms.txt").content.decode().splitlines()
    assert lines[0] == "# Evenwell Health"
    assert f"- [Newest]({SITE}/post/newest)" in "\n".join(lines)
    assert sum(line.startswith("- [") for line in lines) == 3
