"""Authors, series, topics and products: what live letters show of them, and nothing more."""

from datetime import timedelta

import pytest

from articles.models import Series, Topic
from tests.factories import NOW, make_article, make_author

pytestmark = pytest.mark.django_db


def listed(answer):
    assert answer.status_code == 200, answer.content
    return {each["slug"]: each["letters_count"] for each in answer.json()["results"]}


@pytest.fixture
def ada(db):
    return make_author(
        name="Ada Bell", slug="ada-bell", url="https://www.evenwell.example/people/ada"
    )


def test_authors_are_listed_with_the_number_of_their_live_letters(get, ada):
    for status in ("published", "published", "draft", "withdrawn", "scheduled"):
        make_article(status, authors=[ada])
    assert listed(get("authors/")) == {"ada-bell": 2}


def test_an_author_of_drafts_alone_is_nobody_yet(get, ada):
    make_article("in_review", authors=[ada])
    assert listed(get("authors/")) == {}
    assert get("authors/ada-bell/").status_code == 404


def test_an_author_comes_with_the_structured_data_of_the_profile_page(get, ada):
    make_article("published", authors=[ada])
    shown = get("authors/ada-bell/").json()
    types = {node["@type"] for node in shown["json_ld"]["@graph"]}
    assert {"Person", "ProfilePage"} <= types
    assert (shown["name"], shown["letters_count"]) == ("Ada Bell", 1)


def test_an_author_without_a_page_has_no_structured_data(get):
    make_article("published", authors=[make_author(slug="bo-carr", url="")])
    assert get("authors/bo-carr/").json()["json_ld"] is None


def test_a_reviewer_is_found_but_is_no_author(get, letter):
    reviewer = get("articles/what-cells-run-on/").json()["reviewed_by"]
    shown = get(f"authors/{reviewer['slug']}/").json()
    assert (shown["name"], shown["letters_count"]) == (reviewer["name"], 0)
    assert reviewer["slug"] not in listed(get("authors/"))


def test_the_newest_letter_says_how_a_person_is_called_today(get, ada):
    make_article("published", authors=[ada], now=NOW - timedelta(days=5))
    ada.job_title = "Editor in chief"
    ada.save()
    make_article("published", authors=[ada])
    assert get("authors/ada-bell/").json()["job_title"] == "Editor in chief"
    assert listed(get("authors/")) == {"ada-bell": 2}


def test_series_topics_and_products_are_listed_by_name_with_their_letters(get):
    sleep = Topic.objects.create(slug="a-sleep", name="Sleep", kind="concept")
    gut = Topic.objects.create(slug="z-gut", name="Gut lining", kind="anatomy")
    notes = Series.objects.create(slug="notes", name="Notes", url="https://www.evenwell.example/n")
    make_article("published", about=[sleep, gut])
    make_article("published", about=[gut], series=notes)
    assert list(listed(get("topics/")).items()) == [("z-gut", 2), ("a-sleep", 1)]
    assert listed(get("series/")) == {"letters": 1, "notes": 1}
    assert listed(get("products/")) == {"evenwell": 2}
    assert get("topics/z-gut/").json()["type"] == "AnatomicalStructure"
    assert get("products/evenwell/").json()["active_ingredients"] == ["L-glutamine"]


def test_a_series_says_nothing_of_one_letters_place_in_it(get, letter):
    assert get("series/letters/").json() == {
        "slug": "letters",
        "name": "Evenwell Letters",
        "url": "https://www.evenwell.example/letters",
        "letters_count": 1,
        "json_ld": None,
    }


@pytest.mark.parametrize("path", ["authors/", "series/", "topics/", "products/"])
def test_unknown_names_are_404_and_lists_cost_three_queries(
    get, path, letter, django_assert_num_queries
):
    assert get(f"{path}nobody/").status_code == 404
    for more in range(2):
        with django_assert_num_queries(3):
            get(path)
        make_article("published", slug=f"more-{more}")
