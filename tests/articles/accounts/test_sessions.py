"""How long a session lasts, and what ends it at once."""

import time

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group, Permission
from django.test import Client

from articles.accounts import sessions
from articles.workflow.policy import Role
from tests.articles.accounts.conftest import PASSWORD, log_in
from tests.factories import make_article, make_user

HOUR = 3600


def session(*, began: float, seen: float) -> dict[str, float]:
    return {sessions.BEGAN: -began * HOUR, sessions.SEEN: -seen * HOUR}


@pytest.mark.parametrize(
    ("began", "seen", "why"),
    [
        (0, 0, ""),
        (0.9, 0.9, ""),
        (1.1, 1.1, "idle"),
        (11.9, 0, ""),
        (12.1, 0, "long"),
    ],
)
def test_a_session_ends_when_left_alone_and_when_long(began: float, seen: float, why: str) -> None:
    assert sessions.ended(session(began=began, seen=seen), now=0) == why


def test_a_session_whose_beginning_nobody_knows_is_over() -> None:
    assert sessions.ended({}, now=0) == "long"


def test_being_there_is_written_down_once_in_a_while() -> None:
    kept = {sessions.SEEN: 0.0}
    sessions.touch(kept, now=299)
    assert kept[sessions.SEEN] == 0
    sessions.touch(kept, now=301)
    assert kept[sessions.SEEN] == 301


@pytest.fixture
def editor():
    return make_user(Role.EDITOR, password=PASSWORD)


def long_ago(client: Client, seconds: float) -> None:
    kept = client.session
    kept[sessions.SEEN] = time.time() - seconds
    kept.save()


@pytest.mark.django_db
def test_who_was_away_logs_in_again_and_comes_back(client: Client, editor) -> None:
    log_in(client, editor)
    long_ago(client, 2 * HOUR)
    answer = client.get("/admin/articles/article/")
    assert answer["Location"] == "/admin/login/?next=/admin/articles/article/"
    assert "You were away" in client.get(answer["Location"]).content.decode()


@pytest.mark.django_db
def test_an_open_page_alone_keeps_no_session(client: Client, editor) -> None:
    letter = make_article()
    log_in(client, editor)
    long_ago(client, HOUR / 2)
    before = client.session[sessions.SEEN]
    client.post(f"/admin/articles/article/{letter.pk}/desk/presence/")
    assert client.session[sessions.SEEN] == before
    client.get("/admin/")
    assert client.session[sessions.SEEN] > before


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda user: user.groups.add(Group.objects.get(name="reviewers")),
        lambda user: user.groups.clear(),
        lambda user: Group.objects.get(name="editors").user_set.remove(user),
        lambda user: user.user_permissions.add(Permission.objects.first()),
        lambda user: Group.objects.get(name="editors").permissions.remove(
            Group.objects.get(name="editors").permissions.first()
        ),
    ],
    ids=["group", "groups", "from the group's side", "right", "right of the group"],
)
def test_other_rights_end_every_session(client: Client, editor, change) -> None:
    log_in(client, editor)
    assert is_in(client)
    change(type(editor).objects.get(pk=editor.pk))
    assert not is_in(client)
    assert not UserSession.objects.filter(user=editor).exists()


@pytest.mark.django_db
def test_another_password_ends_the_sessions_elsewhere(client: Client, editor) -> None:
    elsewhere = Client()
    log_in(client, editor)
    log_in(elsewhere, editor)
    fresh = "four other words instead"
    data = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    client.post("/admin/password_change/", data)
    assert is_in(client)
    assert not is_in(elsewhere)
    assert log_in(Client(), editor, fresh)["Location"] == "/admin/"


@pytest.mark.django_db
def test_people_end_their_sessions_elsewhere(client: Client, editor) -> None:
    elsewhere = Client()
    log_in(client, editor)
    log_in(elsewhere, editor)
    client.post("/admin/account/sessions/")
    assert is_in(client)
    assert not is_in(elsewhere)
