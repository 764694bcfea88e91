"""Questions and disclaimers across letters."""

from datetime import timedelta

import pytest

from tests.factories import NOW, make_article
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db

ASKED = [
    ("What is it for?", "<p>A healthy lining.</p>"),
    ("May I answer?", "<p>Fuel.</p>"),
]


@kept
def asked():
    make_article("published", slug="older", faqs=ASKED[:1], now=NOW - timedelta(days=1))
    make_article("published", slug="newer", faqs=ASKED[1:] + ASKED[:1])
    make_article("draft", slug="draft", faqs=ASKED)


def questions(answer):
    assert answer.status_code == 200, answer.content
    return [(each["article"]["slug"], each["question"]) for each in answer.json()["results"]]


def test_questions_come_newest_letter_first_in_the_letters_order(get, asked):
    assert questions(get("faqs/")) == [
        ("newer", "May I answer?"),
        ("newer", "What is it for?"),
        ("older", "What is it for?"),
    ]


def test_a_question_leads_to_its_place_on_the_page(get, asked):
    first = get("faqs/").json()["results"][0]
    assert first["url"] == "https://www.evenwell.example/post/newer#q-1"
    assert first["answer_text"] == "Fuel."


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"article": "older"}, 1),
        ({"article": "draft"}, 0),
        ({"topic": "glutamine"}, 3),
        ({"topic": "sleep"}, 0),
        ({"product": "evenwell"}, 3),
        ({"search": "LINING"}, 2),
        ({"search": "fuel may"}, 1),
        # A word of the stored JSON, but of no answer.
        ({"search": "answer_html"}, 0),
        ({"search": "anchor"}, 0),
    ],
)
def test_questions_can_be_narrowed(get, asked, parameters, found):
    assert get("faqs/", **parameters).json()["count"] == found


def test_hidden_questions_stay_hidden(get):
    make_article("published", faqs_shown=False)
    assert get("faqs/").json()["count"] == 0


def test_disclaimers_come_with_their_letter(get, asked):
    answer = get("disclaimers/", article="newer").json()
    (only,) = answer["results"]
    assert only["article"]["slug"] == "newer"
    assert only["url"].endswith("/post/newer#disclaimer")
    assert only["text"].startswith("This statement has not been evaluated")


@pytest.mark.parametrize(("search", "found"), [("diagnose TREAT", 2), ("symbol", 0)])
def test_disclaimers_are_searched_by_their_words(get, asked, search, found):
    assert get("disclaimers/", search=search).json()["count"] == found


@pytest.mark.parametrize("path", ["faqs/", "disclaimers/"])
def test_lists_cost_three_queries(get, asked, path, django_assert_num_queries):
    with django_assert_num_queries(3):
        get(path)
    make_article("published", faqs=ASKED)
    with django_assert_num_queries(3):
        get(path)
