"""Somebody who lost everything is let in from the command line, and it is kept."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from articles.workflow.policy import Role
from tests.articles.accounts.conftest import PASSWORD, App, log_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db
NEW = "four other words instead"


def test_who_lost_everything_gets_a_link_and_begins_anew(client: Client) -> None:
    user = make_user(Role.ADMINISTRATOR, password=PASSWORD, is_active=False)
    App(user)
    out = StringIO()
    call_command("let_in", user.username.upper(), stdout=out)
    link = out.getvalue().splitlines()[-1]
    page = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(page, {"password1": NEW, "password2": NEW})
    assert log_in(client, user, NEW)["Location"] == "/admin/"
    assert client.get("/admin/")["Location"] == "/admin/account/factors/"
    assert not Authenticator.objects.filter(user=user).exists()
    row = user.account_events.get(kind="let_in")
    assert (row.actor, row.details) == (None, "factors removed: totp; sessions ended: 0")


def test_a_name_that_there_is_not_is_said() -> None:
    with pytest.raises(CommandError, match="no account called 'nobody'"):
        call_command("let_in", "nobody")


def test_the_first_administrator_is_led_to_a_second_factor(client: Client, monkeypatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", "--noinput", username="first", email="a@b.example", verbosity=0)
    assert (
        client.post("/admin/login/", {"username": "first", "password": PASSWORD}).status_code == 302
    )
    assert client.get("/admin/")["Location"] == "/admin/account/factors/"
