"""The list of letters: order, pages, filters, and what it refuses."""

from datetime import timedelta

import pytest

from articles.models import Topic
from tests.articles.api.conftest import told
from tests.factories import NOW, make_article, make_author

pytestmark = pytest.mark.django_db


def slugs(answer):
    assert answer.status_code == 200, answer.content
    return [card["slug"] for card in answer.json()["results"]]


def error(answer):
    assert answer.status_code == 400, answer.content
    body = answer.json()
    assert body["type"] == "validation_error"
    (only,) = body["errors"]
    return only


def test_an_empty_installation_has_an_empty_list(get):
    assert get("articles/").json() == {"count": 0, "next": None, "previous": None, "results": []}


def test_letters_come_newest_first(get, three_letters):
    assert slugs(get("articles/")) == ["newest", "middle", "oldest"]


def test_only_what_is_public_is_listed(get):
    for status in ("draft", "in_review", "scheduled", "unpublished", "withdrawn", "published"):
        make_article(status, slug=status.replace("_", "-"))
    assert slugs(get("articles/")) == ["published"]


def test_pages_link_to_each_other_with_absolute_addresses(get, three_letters):
    middle = get("articles/", page_size=1, page=2).json()
    assert middle["count"] == 3
    assert middle["next"] == "http://testserver/api/v1/articles/?page=3&page_size=1"
    assert middle["previous"] == "http://testserver/api/v1/articles/?page_size=1"


def test_letters_of_one_instant_keep_their_order_across_pages(get):
    for number in range(5):
        make_article("published", slug=f"letter-{number}")
    one_by_one = [slugs(get("articles/", page_size=1, page=page))[0] for page in range(1, 6)]
    assert one_by_one == slugs(get("articles/")) == [f"letter-{n}" for n in (4, 3, 2, 1, 0)]


def test_a_page_beyond_the_last_is_404_and_says_which_is_the_last(get, three_letters):
    answer = get("articles/", page=2)
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["detail"] == "There is no page 2; the last one is 1."


@pytest.mark.parametrize("ordering", ["headline", "-headline", "date_modified", "-date_published"])
def test_letters_can_be_ordered(get, three_letters, ordering):
    name = ordering.removeprefix("-")
    values = [card[name] for card in get("articles/", ordering=ordering).json()["results"]]
    assert values == sorted(values, reverse=ordering.startswith("-"))


def test_letters_that_tie_in_an_order_come_newest_first(get):
    for number in range(3):
        make_article("published", slug=f"letter-{number}", headline="The same")
    assert slugs(get("articles/", ordering="headline")) == ["letter-2", "letter-1", "letter-0"]


def test_fields_leaves_everything_else_out(get, three_letters):
    cards = get("articles/", fields="url,slug").json()["results"]
    assert cards[0] == {"slug": "newest", "url": "https://www.evenwell.example/post/newest"}


def test_letters_are_found_by_author_series_topic_and_product(get):
    ada = make_author(name="Ada Bell", slug="ada-bell")
    sleep = Topic.objects.create(slug="sleep", name="Sleep", kind="concept")
    make_article("published", slug="by-ada", authors=[ada])
    make_article("published", slug="on-sleep", about=[sleep])
    make_article("published", slug="of-no-series", series=None)
    everything = {"by-ada", "on-sleep", "of-no-series"}
    assert slugs(get("articles/", author="ada-bell")) == ["by-ada"]
    assert slugs(get("articles/", topic="sleep")) == ["on-sleep"]
    assert set(slugs(get("articles/", series="letters"))) == everything - {"of-no-series"}
    assert set(slugs(get("articles/", product="evenwell"))) == everything
    assert slugs(get("articles/", author="ada-bell", topic="sleep")) == []
    assert slugs(get("articles/", author="nobody")) == []


@pytest.mark.parametrize(
    "pasted",
    [
        "kim-2017",
        "10.3390/ijms18051051",
        "https://doi.org/10.3390/IJMS18051051",
        "doi:10.3390/ijms18051051.",
        "28498331",
        "PMID: 28498331",
        "https://pubmed.ncbi.nlm.nih.gov/28498331/",
    ],
)
def test_letters_are_found_by_a_paper_in_any_form_people_paste(get, letter, pasted):
    make_article("published", slug="cites-nothing-of-it", body="<p>Cells run on glutamine.</p>")
    assert slugs(get("articles/", reference=pasted)) == ["what-cells-run-on"]


def test_a_day_means_the_day_in_the_brands_zone(get, letter):
    # Published at 15:00 UTC on June 1st, which is 10:00 in Chicago.
    assert slugs(get("articles/", published_after="2026-06-01"))
    assert not slugs(get("articles/", published_after="2026-06-02"))
    assert not slugs(get("articles/", published_before="2026-06-01"))
    assert slugs(get("articles/", published_before="2026-06-02"))


def test_a_letter_published_late_in_the_evening_belongs_to_that_evening(get):
    # 03:00 UTC on June 2nd is still June 1st in Chicago.
    make_article("published", now=NOW + timedelta(hours=12))
    assert slugs(get("articles/", published_before="2026-06-02"))
    assert not slugs(get("articles/", published_after="2026-06-02"))


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ("2026-06-01T15:00:00Z", True),
        ("2026-06-01T10:00:00-05:00", True),
        ("2026-06-01T17:00:00+02:00", True),
        ("2026-06-01T10:00:01", False),
    ],
)
def test_an_instant_is_taken_with_its_offset_or_in_the_brands_zone(get, letter, after, found):
    assert bool(slugs(get("articles/", published_after=after))) is found


def test_a_plus_sign_that_was_not_escaped_still_means_plus(client, letter):
    answer = client.get("/api/v1/articles/?published_after=2026-06-01T17:00:00+02:00")
    assert slugs(answer) == ["what-cells-run-on"]


def test_letters_due_for_review_are_found(get, letter):
    assert not slugs(get("articles/", reviewed_before="2026-06-01"))
    assert slugs(get("articles/", reviewed_before="2026-06-02"))


def test_search_wants_every_word_somewhere_in_the_letter(get, letter):
    assert slugs(get("articles/", search="BASKETBALL lining"))
    assert slugs(get("articles/", search="cells run"))
    assert not slugs(get("articles/", search="basketball football"))
    assert not slugs(get("articles/", search="100%"))


@pytest.mark.parametrize(
    ("parameter", "value", "said"),
    [
        ("autor", "sam", "There is no query parameter of this name. This address takes author, "),
        ("ordering", "random", "“random” is not accepted here. Choose from date_published, "),
        ("fields", "slug,body", "“body” is not accepted here. Choose from slug, url, headline, "),
        ("published_after", "yesterday", "Give a day as YYYY-MM-DD"),
        ("published_before", "2026-02-30", "Give a day as YYYY-MM-DD"),
        ("published_before", "0001-01-01", "Give a day as YYYY-MM-DD"),
        ("reviewed_before", "2026", "Give a day as YYYY-MM-DD"),
        ("reference", "10.3390 / nothing", "Give a DOI, a PMID or a citation key"),
        ("page", "0", "Give a whole number from 1."),
        ("page", "last", "Give a whole number from 1."),
        ("page", "9" * 5000, "Give a whole number from 1."),
        ("page_size", "101", "Give a whole number from 1 to 100."),
        ("page_size", "ten", "Give a whole number from 1 to 100."),
        ("search", "a " * 101, "Ensure this value has at most 200 characters"),
        ("author", "a\x00b", "Null characters are not allowed."),
    ],
)
def test_what_it_does_not_accept_it_names(get, letter, parameter, value, said):
    refused = error(get("articles/", **{parameter: value}))
    assert refused["attr"] == parameter
    assert said in refused["detail"]


def test_the_list_costs_the_same_however_long_it_is(get, three_letters, django_assert_num_queries):
    asked = {"author": "x", "topic": "y", "reference": "kim-2017", "published_after": "2026-01-01"}
    for parameters in ({}, asked):
        with django_assert_num_queries(1 if not parameters else 2):
            get("articles/", **parameters)
    make_article("published")
    # More say in what language, whether the words were found at all, and where.
    with django_assert_num_queries(5):
        get("articles/", topic="glutamine", search="cells", ordering="headline")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "page_size=2",
        "page=2&page_size=2",
        "page_size=1&page=3",
        "author=sam-writer",
        "topic=glutamine&page_size=1",
        "series=letters&page=2&page_size=2",
        "product=evenwell",
        "page=1",
        # These the view alone answers.
        "page=4&page_size=1",
        "author=nobody",
        "author=sam-writer&topic=glutamine",
        "topic=glutamine&topic=sleep",
        "page_size=101",
        "page=01",
        "author=",
        "colour=red",
        "page_size=1&page_size=2",
    ],
)
def test_the_view_behind_gives_the_same_bytes_as_the_short_way(both_ways, three_letters, query):
    short, long = both_ways(f"/api/v1/articles/?{query}")
    assert (short.status_code, short.content) == (long.status_code, long.content)
    assert told(short) == told(long)
