"""A signer without a person record gets one that fits, whatever the account is called."""

import pytest

from articles.models import Author
from articles.workflow.policy import Role
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_the_record_is_made_once_from_the_accounts_name() -> None:
    user = make_user(Role.REVIEWER, name="Robin Reviewer")
    first = Author.objects.for_signer(user)
    assert (first.name, first.slug, first.works_for_brand) == (
        "Robin Reviewer",
        "robin-reviewer",
        False,
    )
    assert Author.objects.for_signer(user) == first


@pytest.mark.parametrize("name", ["Web Site", "N" * 140 + " " + "M" * 140, "李 小龙", "product- x"])
def test_any_name_makes_a_valid_record(name: str) -> None:
    author = Author.objects.for_signer(make_user(Role.REVIEWER, name=name, username="someone"))
    author.full_clean()


def test_two_people_of_one_name_get_records_of_their_own() -> None:
    one, other = (make_user(Role.REVIEWER, name="Kim Lee") for _ in range(2))
    assert Author.objects.for_signer(one).slug != Author.objects.for_signer(other).slug


def test_a_name_that_the_graph_uses_for_something_else_gets_another_slug() -> None:
    author = Author.objects.for_signer(make_user(Role.REVIEWER, name="website"))
    assert author.slug != "website"
