"""What a frontend needs for its own routes: the site, redirects, the map of letters."""

from datetime import timedelta

import pytest

from tests.articles.api.test_letters import rename
from tests.factories import NOW, make_article, make_brand

pytestmark = pytest.mark.django_db


def test_the_site_tells_who_publishes_and_how_to_get_about(get, letter):
    site = get("site/").json()
    assert (site["name"], site["origin"]) == ("Evenwell Health", "https://www.evenwell.example")
    assert site["navigation"] == [
        {
            "slug": "letters",
            "name": "Evenwell Letters",
            "url": "https://www.evenwell.example/letters",
            "letters_count": 1,
        }
    ]
    assert {node["@type"] for node in site["json_ld"]["@graph"]} == {"WebSite", "Organization"}


def test_a_site_without_letters_has_no_navigation(get):
    make_brand()
    assert get("site/").json()["navigation"] == []


def test_before_a_publisher_is_set_up_the_site_says_what_to_do(get):
    answer = get("site/")
    assert answer.status_code == 404
    assert answer.json() == {
        "type": "client_error",
        "errors": [
            {
                "code": "not_set_up",
                "detail": "No brand is set up yet. Add it in the admin under Letters › Brand.",
                "attr": None,
            }
        ],
    }


def test_redirects_lead_from_every_old_address_to_todays(get, letter):
    rename(letter, "second-name", now=NOW + timedelta(hours=2))
    rename(letter, "third-name", now=NOW + timedelta(hours=3))
    third = "https://www.evenwell.example/post/third-name"
    assert get("redirects/").json()["results"] == [
        {
            "old_slug": old,
            "old_url": f"https://www.evenwell.example/post/{old}",
            "slug": "third-name",
            "url": third,
            "status": 301,
        }
        for old in ("second-name", "what-cells-run-on")
    ]


def test_a_name_given_back_redirects_no_longer(get, letter):
    rename(letter, "second-name", now=NOW + timedelta(hours=2))
    rename(letter, "what-cells-run-on", now=NOW + timedelta(hours=3))
    old = [each["old_slug"] for each in get("redirects/").json()["results"]]
    assert old == ["second-name"]
    assert get("articles/what-cells-run-on/").status_code == 200


def test_redirects_to_letters_that_are_not_public_are_not_told(get, letter, clock):
    rename(letter, "second-name", now=NOW + timedelta(hours=2))
    clock.now = NOW - timedelta(days=9)
    assert get("redirects/").json()["count"] == 0


def test_the_sitemap_lists_what_search_engines_may_list(get, letter):
    make_article("published", slug="not-for-search", is_indexable=False)
    make_article("scheduled", slug="to-come")
    (only,) = get("sitemap/").json()["results"]
    assert only == {
        "slug": "what-cells-run-on",
        "url": "https://www.evenwell.example/post/what-cells-run-on",
        "date_published": "2026-06-01T10:00:00-05:00",
        "date_modified": "2026-06-01T10:00:00-05:00",
    }


@pytest.mark.parametrize("path", ["redirects/", "sitemap/"])
def test_lists_cost_at_most_three_queries(get, letter, path, django_assert_max_num_queries):
    rename(letter, "second-name", now=NOW + timedelta(hours=2))
    with django_assert_max_num_queries(3):
        get(path)
