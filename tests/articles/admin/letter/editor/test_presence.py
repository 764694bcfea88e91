"""Who else has the letter open, and whether it moved on."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, Presence
from articles.workflow.policy import Role
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article("draft", editor=make_user(Role.EDITOR, name="Edda Editor"))


def beat(article: Article, user: User) -> dict[str, object]:
    client = Client()
    client.force_login(user)
    told: dict[str, object] = client.post(address(article)).json()
    return told


def address(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/desk/presence/"


def test_two_people_on_one_page_are_told_of_each_other(article: Article) -> None:
    carl, dora = (make_user(Role.EDITOR, name=name) for name in ("Carl Careful", "Dora Daring"))
    assert beat(article, carl)["others"] == []
    assert beat(article, dora)["others"] == ["Carl Careful"]
    assert beat(article, carl)["others"] == ["Dora Daring"]


def test_who_left_a_minute_ago_is_not_there(article: Article) -> None:
    carl = make_user(Role.EDITOR, name="Carl Careful")
    left = timezone.now() - timedelta(minutes=1)
    Presence.objects.create(article=article, user=carl, seen_at=left)
    assert beat(article, make_user(Role.EDITOR))["others"] == []


def test_signs_of_days_ago_are_forgotten(article: Article) -> None:
    old = timezone.now() - timedelta(days=2)
    Presence.objects.create(article=article, user=make_user(), seen_at=old)
    beat(article, make_user(Role.EDITOR))
    assert Presence.objects.count() == 1


def test_the_version_and_who_saved_it_are_told(article: Article) -> None:
    told = beat(article, make_user(Role.EDITOR))
    assert (told["version"], told["editor"]) == (article.draft_version, "Edda Editor")


def test_a_sign_of_life_costs_few_queries(
    article: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = Client()
    client.force_login(make_user(Role.EDITOR))
    client.post(address(article))
    with django_assert_num_queries(12, exact=False):
        client.post(address(article))


def test_strangers_readers_and_letters_that_are_gone_are_refused(article: Article) -> None:
    client = Client()
    client.force_login(make_user())
    assert client.post(address(article)).status_code == 403
    client.force_login(make_user(Role.EDITOR))
    assert client.get(address(article)).status_code == 405
    assert client.post("/admin/articles/article/999/desk/presence/").status_code == 404
