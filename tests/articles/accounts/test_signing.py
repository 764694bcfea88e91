"""A signature asks for the second factor, too, and says which one was shown."""

import pytest
from django.test import Client

from articles.models import Approval
from articles.workflow.policy import Role
from tests.articles.accounts.conftest import PASSWORD, App, add_passkey, log_in
from tests.factories import make_article, make_user, ticks

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    return make_article("in_review")


class Reviewer:
    """Somebody with an app, logged in, before a letter under review."""

    def __init__(self, letter, client: Client) -> None:
        self.user = make_user(Role.REVIEWER, password=PASSWORD)
        self.app, self.letter, self.client = App(self.user), letter, client
        log_in(client, self.user)
        client.post("/admin/account/factors/authenticate/", {"code": self.app.code(-1)})

    def sign(self, **typed: str) -> str:
        """Return what is said beside the form, or "" when it is signed."""
        revision = self.letter.revisions.latest("number")
        data = {"digest": revision.digest, "ticked": ticks(self.letter), "password": PASSWORD}
        do = f"/admin/articles/article/{self.letter.pk}/do/approve/"
        answer = self.client.post(do, data | typed)
        return "" if answer.status_code == 302 else answer.content.decode()


@pytest.fixture
def reviewer(letter, client: Client) -> Reviewer:
    return Reviewer(letter, client)


def test_password_and_code_sign_and_the_signature_says_so(reviewer: Reviewer) -> None:
    assert reviewer.sign(code=reviewer.app.code()) == ""
    assert Approval.objects.get().authentication == "password, app"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "needs your second factor, too"),
        ({"code": "000000"}, "That code is not right"),
        ({"credential": "{}"}, "needs your second factor, too"),
        ({"credential": "no json"}, "needs your second factor, too"),
        ({"password": "wrong", "code": "000000"}, "That is not your password"),
    ],
    ids=["none", "wrong code", "passkey of nobody", "nonsense", "wrong password"],
)
def test_less_signs_nothing(reviewer: Reviewer, typed: dict[str, str], said: str) -> None:
    assert said in reviewer.sign(**typed)
    assert not Approval.objects.exists()


def test_the_code_of_the_log_in_signs_nothing(reviewer: Reviewer) -> None:
    assert "That code is not right" in reviewer.sign(code=reviewer.app.code(-1))


def test_where_the_house_asks_for_one_factor_the_password_signs(reviewer, settings) -> None:
    settings.TWO_FACTORS_REQUIRED = False
    assert reviewer.sign() == ""
    assert Approval.objects.get().authentication == "password"


def test_who_has_no_password_is_told_where_to_choose_one(reviewer: Reviewer) -> None:
    reviewer.user.set_unusable_password()
    reviewer.user.save()
    reviewer.client.force_login(reviewer.user)
    assert "Choose one" in reviewer.sign(code=reviewer.app.code())


def test_a_passkey_can_be_shown_where_it_signs(reviewer: Reviewer) -> None:
    add_passkey(reviewer.user)
    page = f"/admin/articles/article/{reviewer.letter.pk}/review/"
    text = reviewer.client.get(page).content.decode()
    assert "Sign with your passkey" in text
    assert '"allowCredentials": [{' in text
