"""Search: the same letters in the same order on both databases."""

import pytest
from django.db import connection

from articles import searching
from articles.models import Brand
from articles.workflow import actions
from articles.workflow.policy import Role
from tests.articles.api.conftest import told
from tests.factories import NOW, make_article, make_brand, make_user
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db


def paragraph(text):
    return f"<p>{text}</p>"


@kept
def shelf() -> None:
    """Letters in which words stand in different places, the oldest first."""
    letters = {
        "in-headline": ("Zinc and the skin", "A letter.", "Nothing else is told."),
        "in-body": ("On metals", "A letter.", "Zinc is one; the skin knows it."),
        "in-description": ("On minerals", "What zinc does for skin.", "Little is known."),
        "apart": ("Zinc alone", "A letter.", "Burning of the skin is another story."),
        "accents": ("Café à l'eau", "Of Córdova.", "Naïve readers’ naïveté."),
        "of-neither": ("Sleep", "On nights.", "Magnesium glycinate, glutamine peptides."),
    }
    for hour, (slug, (headline, description, text)) in enumerate(letters.items()):
        make_article(
            "published",
            slug=slug,
            headline=headline,
            description=description,
            body=paragraph(text),
            faqs=[],
            now=NOW.replace(hour=hour),
        )


def found(get, words, **more):
    answer = get("articles/", search=words, **more)
    assert answer.status_code == 200, answer.content
    return [card["slug"] for card in answer.json()["results"]]


def test_headline_comes_before_description_before_text_and_newest_first_in_each(get, shelf):
    assert found(get, "zinc skin") == ["in-headline", "in-description", "apart", "in-body"]
    assert found(get, "zinc") == ["apart", "in-headline", "in-description", "in-body"]


def test_an_ordering_that_is_asked_for_wins(get, shelf):
    assert found(get, "zinc", ordering="date_published")[0] == "in-headline"


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("ZINC", {"apart", "in-headline", "in-description", "in-body"}),
        ("burned skins", {"apart"}),
        ("glut", {"of-neither"}),
        ("glutamine magn", {"of-neither"}),
        ("peptide", {"of-neither"}),
        ("cafe cordova naive", {"accents"}),
        ("Café", {"accents"}),
        ("zinc magnesium", set()),
        ("zi", set()),
        ('"; DROP TABLE --', set()),
        ("%", set()),
        ("* : & | ! ( )", set()),
        ("NEAR OR AND NOT", set()),
    ],
)
def test_every_word_must_occur_in_some_form(get, shelf, words, slugs):
    assert set(found(get, words)) == slugs


def test_what_is_mistyped_is_put_right_and_said(get, shelf):
    answer = get("articles/", search="glutamin peptids").json()
    assert [card["slug"] for card in answer["results"]] == ["of-neither"]
    answer = get("articles/", search="magnezium").json()
    assert answer["searched_for"] == "magnesium"
    assert [card["slug"] for card in answer["results"]] == ["of-neither"]
    assert get("articles/", search="xylophone").json()["searched_for"] == "xylophone"
    assert "searched_for" not in get("articles/").json()


def test_results_show_where_the_words_stand(get, shelf):
    (card,) = get("articles/", search="glutamine").json()["results"]
    assert card["snippet"] == "Magnesium glycinate, <mark>glutamine</mark> peptides."
    assert "snippet" not in get("articles/").json()["results"][0]
    (card,) = get("articles/", search="glutamine", fields="slug,snippet").json()["results"]
    assert set(card) == {"slug", "snippet"}


def test_search_combines_with_filters_and_pages(get, shelf):
    assert found(get, "zinc", series="letters", page_size=2, page=2) == [
        "in-description",
        "in-body",
    ]
    assert found(get, "zinc", topic="nothing") == []


def test_what_is_taken_back_is_found_no_longer(get):
    letter = make_article("published", headline="Only here: quercetin")
    assert found(get, "quercetin")
    actions.withdraw(letter, actor=make_user(Role.PUBLISHER), now=NOW, reason="It was wrong.")
    assert not found(get, "quercetin")


def test_a_search_costs_the_same_however_many_letters_it_finds(
    get, shelf, django_assert_num_queries
):
    # PostgreSQL is asked once; SQLite goes the long way.
    asked = 1 if connection.vendor == "postgresql" else 5
    for words, page_size in (("zinc", 20), ("zinc skin", 1), ("magnesium", 20)):
        with django_assert_num_queries(asked):
            get("articles/", search=words, page_size=page_size)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no short way.")
def test_a_mistyped_word_costs_three_questions_more(get, shelf, django_assert_num_queries):
    # Nothing has it; none knows it; what is nearest; what has that.
    with django_assert_num_queries(4):
        get("articles/", search="magnezium")


@pytest.mark.parametrize(
    "query",
    [
        "search=zinc",
        "search=Zinc++SKIN",
        "search=caf%C3%A9",
        "search=zinc&page_size=2&page=2",
        "search=zinc&page_size=1&page=3",
        "search=zinc&author=sam-writer&series=letters",
        "search=zinc&topic=nothing",
        "search=magnezium",
        "search=xylophone",
        "search=zinc%26skin%3A%2A",
        # These the view alone answers.
        "search=zinc&page=5",
        "search=xylophone&page=2",
        "search=zinc&page=01",
        "search=zinc&page_size=101",
        "search=zinc&search=skin",
        "search=zinc&colour=red",
        "search=zinc&fields=slug,snippet",
        "search=zinc&ordering=headline",
        "search=zinc&published_after=2026-01-01",
        "search=zinc&author=Sam",
        f"search=zinc&author={'a' * 201}",
        f"search={'zinc+' * 41}",
        "search=zi%00nc",
        "search=%2A",
        "search=",
    ],
)
def test_the_view_behind_gives_the_same_bytes_as_the_short_way(both_ways, shelf, query):
    short, long = both_ways(f"/api/v1/articles/?{query}")
    assert (short.status_code, short.content) == (long.status_code, long.content)
    assert told(short) == told(long)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has English stems for all.")
@pytest.mark.parametrize(("tag", "sought"), [("de-AT", "hauses"), ("ja", "hauser")])
def test_words_are_reduced_as_in_the_brands_language(get, tag, sought):
    Brand.objects.filter(pk=make_brand().pk).update(language=tag)
    make_article("published", slug="on-houses", headline="Die Häuser", faqs=[])
    # Where no stem tells that these are one word, the other is taken for a mistake.
    assert get("articles/", search="Hauses").json()["searched_for"] == sought


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("magnesium", "magnezium", 0.5, 0.6),
        ("glutamine", "glutamine", 1, 1),
        ("zinc", "sleep", 0, 0.1),
    ],
)
def test_similarity_is_the_share_of_common_trigrams(one, other, least, most):
    assert least <= searching.similarity(one, other) <= most


@pytest.mark.parametrize(
    ("tag", "name"), [("en-US", "english"), ("de", "german"), ("ja", "simple"), ("", "simple")]
)
def test_a_language_tag_chooses_the_stems(tag, name):
    assert searching.language(tag) == name
