"""A forgotten password: a link by mail, and nothing that tells who has an account."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.accounts import resetting
from articles.workflow.policy import Role
from tests.articles.accounts.conftest import PASSWORD, App, log_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PAGE = "/admin/account/forgotten/"
NEW = "four other words instead"


def link_in_mail() -> str:
    found = re.search(r"https?://testserver(/\S+)", mail.outbox[-1].body.partition("here;")[2])
    assert found
    return found[1]


def test_the_link_works_once_and_the_second_factor_is_still_asked(client: Client) -> None:
    user = make_user(Role.REVIEWER, password=PASSWORD, email="Rita@example.com")
    App(user)
    resetting.send_link.call("rita@example.com", "http://testserver")
    link = link_in_mail()
    form = client.get(link, follow=True)
    page = form.redirect_chain[-1][0]
    assert client.post(page, {"password1": NEW, "password2": NEW}).status_code == 302
    assert "_auth_user_id" not in client.session, "a link is no log-in"
    assert log_in(client, user, NEW)["Location"] == "/admin/account/factors/authenticate/"
    assert "does not work" in Client().get(link, follow=True).content.decode()


def test_a_new_password_obeys_the_rules(client: Client) -> None:
    user = make_user(Role.EDITOR, password=PASSWORD, email="rita@example.com")
    resetting.send_link.call(user.email, "http://testserver")
    page = client.get(link_in_mail(), follow=True).redirect_chain[-1][0]
    answer = client.post(page, {"password1": "P@ssw0rd2026!!", "password2": "P@ssw0rd2026!!"})
    assert "common password" in answer.content.decode()


def test_nobody_else_gets_mail() -> None:
    make_user(Role.EDITOR, password=PASSWORD, email="closed@example.com", is_active=False)
    make_user(Role.EDITOR, email="elsewhere@example.com")  # without a password of ours
    for address in ("nobody@example.com", "closed@example.com", "elsewhere@example.com"):
        resetting.send_link.call(address, "http://testserver")
    assert mail.outbox == []


def test_known_or_not_the_page_does_and_says_the_same(client: Client) -> None:
    make_user(Role.EDITOR, password=PASSWORD, email="known@example.com")
    seen = []
    for address in ("known@example.com", "nobody@example.com"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = Client().post(PAGE, {"email": address}, follow=True)
        words = re.sub(r'value="[^"]*"', "", answer.content.decode())
        kinds = [query["sql"].split()[0] for query in asked.captured_queries]
        seen.append((answer.redirect_chain, words, kinds))
    assert seen[0] == seen[1]
    assert mail.outbox == []


def test_asking_for_one_address_again_and_again_is_stopped(client: Client) -> None:
    answers = [client.post(PAGE, {"email": "known@example.com"}).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 429]
