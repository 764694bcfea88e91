"""What the writing desk looks up: papers, letters, products; each asked for by who may see it."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Product
from articles.workflow.policy import Role
from references.models import FormerKey
from tests.factories import NOW, make_article, make_brand, make_reference, make_user

pytestmark = pytest.mark.django_db

DESK = "/admin/articles/article/desk"


@pytest.fixture
def client() -> Client:
    make_brand()
    client = Client()
    client.force_login(make_user(Role.EDITOR))
    return client


def ask(client: Client, what: str, **query: str) -> Any:
    answer = client.get(f"{DESK}/{what}/", query)
    assert answer.status_code == 200
    return answer.json()[what]


@pytest.mark.parametrize(
    "query", ["min-hyun", "glutamine intestine", "2017 kim", "10.3390/ijms18051051", "PMC5454963"]
)
def test_a_paper_is_found_by_author_title_year_or_identifier(client: Client, query: str) -> None:
    make_reference("garlick-2001")
    make_reference("kim-2017")
    [paper] = ask(client, "papers", q=query)
    assert paper["key"] == "kim-2017"
    assert paper["short"] == "Kim et al. 2017"
    assert paper["entry"].startswith("Kim MH, Kim H. The Roles of Glutamine")
    assert paper["status"] == ""


def test_a_retracted_paper_is_offered_with_its_status(client: Client) -> None:
    make_reference("kim-2017", status="retracted", status_notice="https://doi.org/10.1/x")
    assert ask(client, "papers", q="kim")[0]["status"] == "Retracted"


def test_without_a_word_the_newest_papers_are_offered(client: Client) -> None:
    make_reference("kim-2017")
    make_reference("garlick-2001")
    assert [paper["key"] for paper in ask(client, "papers")] == ["garlick-2001", "kim-2017"]


def test_papers_are_told_by_key_those_from_before_a_merge_too(client: Client) -> None:
    paper = make_reference("kim-2017")
    FormerKey.objects.create(key="kim-2017a", reference=paper, since=NOW)
    told = ask(client, "papers", keys="kim-2017a nobody-1999")
    assert {each["key"] for each in told} == {"kim-2017", "kim-2017a"}


def test_as_many_papers_as_may_be_take_the_same_few_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keys = [make_reference(f"paper-{n}").citation_key for n in range(8)]
    # Session, user, brand and permissions; then former keys, papers, their people.
    with django_assert_num_queries(8):
        assert len(ask(client, "papers", keys=" ".join(keys))) == 8


def test_a_letter_is_found_by_words_of_its_headline_and_told_by_identity(client: Client) -> None:
    letter = make_article("draft", headline="What magnesium does at night")
    make_article("draft", headline="What fiber does by day")
    assert ask(client, "letters", q="night what") == [
        {
            "identity": str(letter.identity),
            "headline": "What magnesium does at night",
            "slug": letter.slug,
            "status": "Draft",
        }
    ]


def test_a_product_is_found_by_its_name(client: Client) -> None:
    Product.objects.create(name="Evenwell", slug="evenwell")
    Product.objects.create(name="Other", slug="other")
    assert ask(client, "products", q="even") == [{"name": "Evenwell", "slug": "evenwell"}]


@pytest.mark.parametrize("what", ["papers", "letters", "products"])
def test_who_has_no_right_to_see_them_is_refused(what: str) -> None:
    make_brand()
    client = Client()
    client.force_login(make_user())
    assert client.get(f"{DESK}/{what}/").status_code == 403


@pytest.mark.parametrize("what", ["papers", "letters", "products", "cite"])
def test_who_is_signed_out_is_sent_to_the_login(what: str) -> None:
    make_brand()
    answer = Client().get(f"{DESK}/{what}/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")
