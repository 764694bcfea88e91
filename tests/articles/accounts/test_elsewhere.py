"""Single sign-on against a real server over HTTP: who is let in, and what is not believed."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import httpx
import jwt
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from articles.workflow.policy import Role
from lanfam.log_ins import single_sign_on
from tests.articles.accounts import oidc_server
from tests.articles.accounts.conftest import PASSWORD, App, log_in_elsewhere
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ADDRESS = "erin@example.com"


@pytest.fixture(scope="module")
def running() -> Iterator[oidc_server.Server]:
    with oidc_server.served() as server:
        yield server


@pytest.fixture
def sso(running: oidc_server.Server, settings) -> Iterator[oidc_server.Server]:
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(
        running.url, oidc_server.CLIENT, oidc_server.SECRET, "the house"
    )
    sign, running.changes, running.userinfo = running.sign, {}, {}
    running.person = {"email": ADDRESS, "email_verified": True}
    yield running
    running.sign = sign


def go(client: Client, *, state: str = "") -> httpx.Response | object:
    """Follow the button, log in elsewhere, come back; returns the last answer."""
    away = client.get("/admin/account/sso/sso/?process=login&next=/admin/articles/article/")
    assert away.status_code == 302
    back = urlsplit(httpx.get(away["Location"]).headers["Location"])
    query = re.sub(r"state=[^&]+", f"state={state}", back.query) if state else back.query
    return client.get(f"{back.path}?{query}")


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_log_in_offers_it_where_it_is_set_up(client: Client, sso, settings) -> None:
    assert "Log in with the house" in client.get("/admin/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "Log in with the house" not in client.get("/admin/login/").content.decode()
    assert client.get("/admin/account/sso/sso/").status_code == 404


def test_a_verified_address_opens_its_account_and_again_by_its_identity(client, sso) -> None:
    editor = make_user(Role.EDITOR, email=ADDRESS.title())
    assert go(client)["Location"] == "/admin/articles/article/"
    assert client.session["_auth_user_id"] == str(editor.pk)
    assert editor.account_events.filter(kind="connected").count() == 1
    sso.person["email"] = "married@example.com"
    again = Client()
    go(again)
    assert is_in(again), "the identity is known by now, whatever its address"


def test_the_second_factor_is_asked_all_the_same(client: Client, sso) -> None:
    user = make_user(Role.REVIEWER, email=ADDRESS)
    app = App(user)
    assert go(client)["Location"] == "/admin/account/factors/authenticate/"
    assert not is_in(client)
    client.post("/admin/account/factors/authenticate/", {"code": app.code()})
    assert is_in(client)


@pytest.mark.parametrize(
    "said",
    [
        {"email_verified": False},
        {"email": "nobody@example.com"},
        {"email": "closed@example.com"},
        {"email": "two@example.com"},
        {"email": ""},
    ],
    ids=["not verified", "no account", "a closed account", "two accounts", "no address"],
)
def test_whoever_has_no_account_gets_none(client: Client, sso, said) -> None:
    make_user(Role.EDITOR, email=ADDRESS)
    make_user(Role.EDITOR, email="closed@example.com", is_active=False)
    for _ in range(2):
        make_user(Role.EDITOR, email="two@example.com")
    sso.person |= said
    answer = go(client)
    assert answer.status_code == 403
    assert "no account for you" in answer.content.decode()
    assert not is_in(client)


FORGED = {
    "another's key": lambda claims: jwt.encode(
        claims, oidc_server.STRANGERS_KEY, "RS256", headers={"kid": "k"}
    ),
    "an unknown key": lambda claims: jwt.encode(
        claims, oidc_server.KEY, "RS256", headers={"kid": "x"}
    ),
    "no signature": lambda claims: jwt.encode(claims, None, "none", headers={"kid": "k"}),
    "a shared secret": lambda claims: jwt.encode(claims, "s" * 64, "HS256", headers={"kid": "k"}),
}
WRONG = {
    "for somebody else": {"aud": "another"},
    "from somebody else": {"iss": "https://evil.example"},
    "too old": {"exp": 1_000_000},
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_token_opens_nothing(client: Client, sso, how: str) -> None:
    make_user(Role.EDITOR, email=ADDRESS)
    sso.sign = FORGED[how]
    assert go(client).status_code == 401
    assert not is_in(client)


@pytest.mark.parametrize("how", WRONG)
def test_a_token_that_was_not_meant_opens_nothing(client: Client, sso, how: str) -> None:
    make_user(Role.EDITOR, email=ADDRESS)
    sso.changes = WRONG[how]
    assert go(client).status_code == 401
    assert not is_in(client)


def test_who_did_not_begin_here_does_not_come_back_here(client: Client, sso) -> None:
    make_user(Role.EDITOR, email=ADDRESS)
    go(client, state="of-another-browser")
    assert not is_in(client)


@pytest.mark.parametrize(("sub", "opens"), [("s-1", True), ("s-2", False)])
def test_the_user_info_counts_if_it_is_of_the_same_person(client, sso, sub, opens) -> None:
    make_user(Role.EDITOR, email=ADDRESS)
    sso.userinfo, sso.person = {"sub": sub} | sso.person, {}
    go(client)
    assert is_in(client) == opens


def test_a_server_that_does_not_answer_is_said(client: Client, settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on("http://127.0.0.1:9", "a", "b", "c")
    answer = client.get("/admin/account/sso/sso/")
    assert answer.status_code == 503
    assert "You are not logged in" in answer.content.decode()


def test_a_password_of_ones_own_is_left_alone(client: Client, sso) -> None:
    user = make_user(Role.EDITOR, email=ADDRESS, password=PASSWORD)
    go(client)
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_half_a_configuration_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="OIDC_CLIENT_ID"):
        single_sign_on("https://id.example", "", "", "x")


def test_who_came_from_elsewhere_a_while_ago_comes_again_before_a_factor_changes(client) -> None:
    user = make_user(Role.REVIEWER)
    page = "/admin/account/factors/totp/activate/"
    log_in_elsewhere(client, user, ago=60)
    assert client.get(page).status_code == 200
    log_in_elsewhere(client, user, ago=600)
    answer = client.get(page, follow=True)
    assert "log in again the way you came" in answer.content.decode()
    back = re.search(r'name="next" value="([^"]+)"', answer.content.decode())[1]
    away = client.post("/admin/logout/", {"next": back})["Location"]
    assert away == f"/admin/login/?next={quote(page, safe='')}"
