"""The audit of accounts: what is told, who may read it, what never stands in it."""

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, transaction
from django.test import Client

from articles.models import AccountEvent
from articles.workflow.policy import Role
from tests.articles.accounts.conftest import PASSWORD, App, log_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def told(user=None) -> list[tuple[str, str]]:
    """Return kind and details of what is told of `user`, or of nobody, oldest first."""
    rows = AccountEvent.objects.filter(account=user).order_by("id")
    return list(rows.values_list("kind", "details"))


def test_a_day_of_somebody_is_told_from_the_beginning(client: Client) -> None:
    user = make_user(Role.REVIEWER, password=PASSWORD)
    app = App(user)
    log_in(client, user, "wrong")
    log_in(client, user)
    client.post("/admin/account/factors/authenticate/", {"code": "000000"})
    client.post("/admin/account/factors/authenticate/", {"code": app.code()})
    client.post("/admin/account/factors/totp/deactivate/")
    client.post("/admin/logout/")
    assert told(user) == [
        ("made", ""),
        ("groups_changed", "added: reviewers"),
        ("failed", ""),
        ("factor_failed", "totp"),
        ("logged_in", ""),
        ("factor_removed", "totp"),
        ("logged_out", ""),
    ]
    last = user.account_events.first()
    assert (last.actor, last.address) == (user, "127.0.0.1")


def test_who_changed_the_rights_of_another_is_told(client: Client, settings) -> None:
    settings.TWO_FACTORS_REQUIRED = False
    administrator, editor = make_user(Role.ADMINISTRATOR), make_user(Role.EDITOR)
    client.force_login(administrator)
    page = f"/admin/auth/user/{editor.pk}/change/"
    data = {
        "username": editor.username,
        "first_name": "Erin",
        "last_name": "Editor",
        "email": "new@example.com",
        "groups": [Group.objects.get(name="publishers").pk],
        "is_staff": "on",
        "is_active": "on",
    }
    assert client.post(page, data).status_code == 302
    new = editor.account_events.filter(actor=administrator).order_by("id")
    assert list(new.values_list("kind", "details")) == [
        ("changed", "email:  → new@example.com"),
        ("groups_changed", "removed: editors"),
        ("groups_changed", "added: publishers"),
    ]


def test_a_new_password_is_told_and_a_hash_made_anew_is_not() -> None:
    user = make_user(Role.EDITOR, password=PASSWORD)
    user = type(user).objects.get(pk=user.pk)
    user.set_password("four other words instead")
    user._password = None  # as Django does when it makes a hash anew at log-in
    user.save(update_fields=["password"])
    assert "password_changed" not in dict(told(user))
    user.set_password("four other words instead")
    user.save()
    assert "password_changed" in dict(told(user))


def test_what_was_typed_stands_nowhere(client: Client) -> None:
    user = make_user(Role.REVIEWER, password=PASSWORD)
    App(user)
    client.post("/admin/login/", {"username": "my secret by mistake", "password": "x"})
    log_in(client, user, "my secret in its place")
    log_in(client, user)
    client.post("/admin/account/factors/authenticate/", {"code": "482913"})
    everything = str(list(AccountEvent.objects.values()))
    for secret in ("my secret", PASSWORD, "482913"):
        assert secret not in everything
    assert told(None)[-1] == ("failed", "")


def test_a_flood_of_wrong_tries_adds_few_rows(client: Client) -> None:
    user = make_user(Role.EDITOR, password=PASSWORD)
    for _ in range(25):
        log_in(client, user, "wrong")
    kinds = [kind for kind, _ in told(user)]
    assert (kinds.count("failed"), kinds.count("locked")) == (5, 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(details="nothing happened"),
        lambda rows: rows._raw_delete("default"),
    ],
    ids=["update", "delete"],
)
def test_the_database_keeps_every_row_as_it_is(change) -> None:
    user = make_user(Role.EDITOR)
    with pytest.raises(DatabaseError), transaction.atomic():
        change(user.account_events.all())


READERS = {
    Role.ADMINISTRATOR: 200,
    Role.EDITOR: 403,
    Role.REVIEWER: 403,
    Role.PUBLISHER: 403,
    Role.MEDICAL: 403,
    Role.LEGAL: 403,
}


@pytest.mark.parametrize(("role", "status"), READERS.items())
def test_administrators_read_it_and_nobody_writes_it(client: Client, settings, role, status):
    settings.TWO_FACTORS_REQUIRED = False
    client.force_login(make_user(role))
    assert client.get("/admin/articles/accountevent/").status_code == status
    assert client.get("/admin/articles/accountevent/add/").status_code == 403


def test_it_is_filtered_and_searched(client: Client, settings, django_assert_max_num_queries):
    settings.TWO_FACTORS_REQUIRED = False
    client.force_login(make_user(Role.ADMINISTRATOR))
    wanted = make_user(Role.EDITOR, username="wanted", password=PASSWORD)
    log_in(Client(), wanted, "wrong", REMOTE_ADDR="203.0.113.9")
    with django_assert_max_num_queries(12):
        page = client.get("/admin/articles/accountevent/?q=wanted&kind__exact=failed")
    text = page.content.decode()
    assert "1 account event" in text
    assert "203.0.113.9" in text
