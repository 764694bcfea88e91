"""What people are mailed of their account: in the words of this house, and to the right address."""

from pathlib import Path

import allauth
import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.template import engines
from django.test import Client

from articles.accounts import resetting
from articles.workflow.policy import Role
from tests.articles.accounts.conftest import PASSWORD, App, add_passkey, log_in, log_in_elsewhere
from tests.factories import make_user

NEW = "four other words instead"

NEVER_SENT = {
    "account/account_already_exists": "nobody signs up",
    "account/email_changed": "administrators enter addresses",
    "account/email_confirm": "administrators enter addresses",
    "account/email_confirmation": "administrators enter addresses",
    "account/email_confirmation_signup": "nobody signs up",
    "account/email_deleted": "administrators enter addresses",
    "account/login_code": "nobody logs in by a code that is mailed",
    "account/password_reset_code": "a link is mailed instead",
    "account/unknown_account": "an address that is nobody's gets no mail",
    "socialaccount/account_disconnected": "there is no page to disconnect at",
}


def test_every_mail_of_the_library_is_written_anew_or_is_never_sent() -> None:
    theirs, ours = Path(allauth.__file__).parent / "templates", Path(engines["django"].dirs[0])
    for message in theirs.glob("*/email/*_message.txt"):
        app, name = message.parts[-3], message.name.removesuffix("_message.txt")
        parts = {ours / app / "email" / f"{name}_{part}.txt" for part in ("subject", "message")}
        written = {part.exists() for part in parts}
        if name != "base":
            assert written == {f"{app}/{name}" not in NEVER_SENT}, message


@pytest.fixture
def user(client: Client):
    user = make_user(Role.EDITOR, username="rita", password=PASSWORD, email="rita@example.com")
    log_in(client, user)
    user.refresh_from_db()
    return user


def sent() -> tuple[str, str]:
    """Return subject and text of the only mail, which went to the account's own address."""
    (one,) = mail.outbox
    assert one.to == ["rita@example.com"]
    assert one.alternatives == []
    for word in ("example.com!", "Hello", "Thank you", "{{", "&#"):
        assert word not in one.body
    return one.subject, one.body


def change_password(client: Client, user) -> None:
    client.post(
        "/admin/password_change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )


def choose_password(client: Client, user) -> None:
    user.set_unusable_password()
    user.save()
    log_in_elsewhere(client, user)
    client.post("/admin/account/password/", {"password1": NEW, "password2": NEW})


def choose_anew(client: Client, user) -> None:
    page = client.get(resetting.link(user, ""), follow=True).redirect_chain[-1][0]
    client.post(page, {"password1": NEW, "password2": NEW})


def remove_app(client: Client, user) -> None:
    App(user)
    client.post("/admin/account/factors/totp/deactivate/")


def remove_passkey(client: Client, user) -> None:
    client.post(f"/admin/account/factors/webauthn/keys/{add_passkey(user).pk}/remove/")


def renew_codes(client: Client, user) -> None:
    App(user)
    client.post("/admin/account/factors/recovery-codes/generate/")


TOLD = {
    change_password: ("Your password for LanFam CMS was changed", "knew the old one"),
    choose_password: ("Your account at LanFam CMS has a password now", "had none"),
    choose_anew: ("You have a new password for LanFam CMS", "All sessions were ended"),
    remove_app: ("The authenticator app was removed from LanFam CMS", "not taken any more"),
    remove_passkey: ("A passkey was removed from LanFam CMS", "not taken any more"),
    renew_codes: ("New recovery codes were made for LanFam CMS", "The old ones"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("act", "words"), TOLD.items(), ids=lambda each: getattr(each, "__name__", "")
)
def test_what_changed_is_mailed_with_when_from_where_and_what_to_do(
    client: Client, user, act, words: tuple[str, str], monkeypatch
) -> None:
    # A test's own transaction is never committed.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda then, **_: then())
    act(client, user)
    subject, text = sent()
    assert subject == words[0]
    assert words[1] in text
    assert "Account: rita at http://testserver" in text
    assert "From:    127.0.0.1" in text
    assert "If it was not you" in text


@pytest.mark.django_db
def test_a_forgotten_password_is_answered_in_words_of_ours(user) -> None:
    resetting.send_link.call("rita@example.com", "http://testserver")
    subject, text = sent()
    assert subject == "Choose a new password for LanFam CMS"
    assert "once, for 60 minutes" in text


@pytest.mark.django_db
def test_the_address_is_the_one_that_administrators_entered(client: Client, user) -> None:
    EmailAddress.objects.create(user=user, email="old@example.com", primary=True, verified=True)
    change_password(client, user)
    sent()


@pytest.mark.django_db
def test_who_has_no_address_gets_no_mail(client: Client, user) -> None:
    user.email = ""
    user.save()
    log_in(client, user)
    change_password(client, user)
    assert mail.outbox == []
