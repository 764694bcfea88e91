"""What no form would send is refused or not found, and never a fault of ours."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from lanfam.unstorable import WORDS
from tests.articles.admin.browser import address
from tests.factories import make_article, make_user
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db

LONG = "9" * 5000


@kept
def letter() -> Article:
    return make_article("in_review", slug="under-siege")


@kept
def administrator() -> User:
    user = make_user(name="Ada Administrator")
    User.objects.filter(pk=user.pk).update(is_superuser=True, is_staff=True)
    return user


@pytest.fixture
def client(administrator: User) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=administrator.pk))
    return client


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("_facets=True", 200),
        ("q=%00", 400),
        ("status__exact=%00", 400),
        ("o=1.%00", 400),
        ("q=%ED%A0%80", 200),
        (f"p={LONG}", 200),
        (f"o={LONG}", 200),
        (f"id__exact={LONG}", 302),
    ],
)
def test_the_list_of_letters_takes_any_address(
    client: Client, letter: Article, query: str, status: int
) -> None:
    assert client.get(f"{address('article_changelist')}?{query}").status_code == status


@pytest.mark.parametrize("number", [LONG, "9" * 19, "0", "٣", "-1", "1e3", ""])
def test_a_number_that_is_none_names_nothing(client: Client, letter: Article, number: str) -> None:
    page = address("article_review", letter.pk)
    assert client.get(f"{page}?since={number or 'x'}").status_code == 404
    comments = address("article_comment", letter.pk)
    assert client.post(comments, {"revision": number, "text": "x"}).status_code == 404
    images = "/admin/articles/article/desk/images/"
    assert client.get(f"{images}?id={number}").status_code == 200
    for method in (client.get, client.post):
        assert method(f"/admin/articles/article/{number or 'x'}/change/").status_code == 302


@pytest.mark.parametrize("value", ["now", "0x10", LONG, "-1", "%s", "a\0b", "[]"])
def test_what_names_no_row_is_refused_by_its_field(client: Client, value: str) -> None:
    answer = client.post("/admin/articles/redirect/add/", {"old_slug": "old", "article": value})
    assert answer.status_code == 200
    assert "article" in answer.context["adminform"].form.errors


@pytest.mark.parametrize("back", ["😀", "x", "articles", "https://evil.example/", "//evil.example"])
def test_the_way_back_is_an_address_of_ours_and_no_name(client: Client, back: str) -> None:
    answer = client.post(address("review_assign"), {"work": "first-1", "to": "", "back": back})
    assert answer.status_code == 302
    assert "evil" not in answer.headers["Location"]


def test_a_cookie_with_a_nul_is_refused(letter: Article) -> None:
    client = Client()
    client.cookies.load({"sessionid": "\0" * 32})
    answer = client.get("/admin/login/")
    assert (answer.status_code, answer.content.decode()) == (400, WORDS)


@pytest.mark.parametrize("text", ["a\0b", "10.1000/\0", "\ud800", "\udfff doi:10.1000/1"])
def test_characters_that_no_database_has_are_no_fault(client: Client, text: str) -> None:
    body = json.dumps({"texts": {"1": text}})
    answer = client.post("/admin/articles/article/desk/match/", body, "application/json")
    assert answer.status_code in (200, 400, 422)
