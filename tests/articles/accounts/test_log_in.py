"""Log-ins: two factors, wrong tries, strangers, closed accounts."""

import pytest
from django.core.cache import cache
from django.test import Client

from articles.workflow.policy import Role
from tests.articles.accounts.conftest import PASSWORD, App, log_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db
SECOND = "/admin/account/factors/authenticate/"


def reviewer(**fields):
    return make_user(Role.REVIEWER, password=PASSWORD, **fields)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_password_and_code_open_the_door(client: Client) -> None:
    app = App(user := reviewer())
    assert log_in(client, user)["Location"] == SECOND
    assert not is_in(client), "half a log-in is none"
    answer = client.post(SECOND, {"code": app.code()})
    assert answer["Location"] == "/admin/"
    assert is_in(client)
    assert client.get("/admin/").status_code == 200


def test_a_code_is_good_once_even_where_the_cache_forgets(client: Client) -> None:
    app = App(user := reviewer())
    code = app.code()
    log_in(client, user)
    client.post(SECOND, {"code": code})
    other = Client()
    cache.clear()
    log_in(other, user)
    assert other.post(SECOND, {"code": code}).status_code == 200
    assert not is_in(other)
    assert other.post(SECOND, {"code": app.code(1)})["Location"] == "/admin/"


def test_an_older_code_than_the_last_is_not_taken(client: Client) -> None:
    app = App(user := reviewer())
    log_in(client, user)
    client.post(SECOND, {"code": app.code(1)})
    other = Client()
    log_in(other, user)
    other.post(SECOND, {"code": app.code()})
    assert not is_in(other)


def test_five_wrong_codes_stop_the_sixth_though_it_is_right(client: Client) -> None:
    app = App(user := reviewer())
    log_in(client, user)
    for _ in range(5):
        client.post(SECOND, {"code": "000000"})
    answer = client.post(SECOND, {"code": app.code()})
    assert "Too many wrong tries" in answer.content.decode()
    assert not is_in(client)


def test_who_decides_and_has_one_factor_is_led_to_the_second(client: Client) -> None:
    log_in(client, reviewer())
    for page in ("/admin/", "/admin/articles/review/", "/admin/articles/article/"):
        assert client.get(page)["Location"] == "/admin/account/factors/"
    assert "set up a second factor" in client.get("/admin/account/factors/").content.decode()
    assert client.get("/admin/account/factors/totp/activate/").status_code == 200
    assert client.post("/admin/logout/")["Location"] == "/admin/login/"


def test_whoever_only_writes_needs_one_factor(client: Client) -> None:
    log_in(client, make_user(Role.EDITOR, password=PASSWORD))
    assert client.get("/admin/").status_code == 200


def test_nobody_is_asked_where_the_house_does_not(client: Client, settings) -> None:
    settings.TWO_FACTORS_REQUIRED = False
    log_in(client, reviewer())
    assert client.get("/admin/").status_code == 200


def test_five_wrong_passwords_lock_the_account_to_strangers(client: Client) -> None:
    user = make_user(Role.EDITOR, password=PASSWORD)
    for _ in range(5):
        log_in(client, user, "wrong")
    answer = log_in(client, user)
    assert "Too many wrong tries" in answer.content.decode()
    assert not is_in(client)


def test_a_name_that_there_is_not_is_locked_just_so(client: Client) -> None:
    ghost = make_user(Role.EDITOR)
    ghost.username = "nobody-of-that-name"
    answers = [log_in(client, ghost, "wrong") for _ in range(6)]
    assert ["do not belong together" in each.content.decode() for each in answers] == [True] * 5 + [
        False
    ]
    assert "Too many wrong tries" in answers[-1].content.decode()


def test_strangers_do_not_lock_out_a_browser_that_is_known() -> None:
    user, own, stranger = make_user(Role.EDITOR, password=PASSWORD), Client(), Client()
    log_in(own, user)
    own.post("/admin/logout/")
    for _ in range(9):
        log_in(stranger, user, "wrong", REMOTE_ADDR="203.0.113.9")
    assert log_in(own, user)["Location"] == "/admin/"
    assert "Too many" in log_in(Client(), user).content.decode()


def test_a_known_browser_is_locked_after_its_own_wrong_tries() -> None:
    user, own = make_user(Role.EDITOR, password=PASSWORD), Client()
    log_in(own, user)
    own.post("/admin/logout/")
    for _ in range(5):
        log_in(own, user, "wrong")
    assert "Too many" in log_in(own, user).content.decode()


def test_the_known_browser_of_one_is_a_strangers_to_another() -> None:
    mallory, victim, browser = (
        make_user(Role.EDITOR, password=PASSWORD),
        make_user(Role.EDITOR, password=PASSWORD),
        Client(),
    )
    log_in(browser, mallory)
    browser.post("/admin/logout/")
    for _ in range(5):
        log_in(Client(), victim, "wrong")
    assert "Too many" in log_in(browser, victim).content.decode()


def test_one_address_gets_so_many_tries_at_all_names_together(client: Client) -> None:
    people = [make_user(Role.EDITOR, password=PASSWORD) for _ in range(21)]
    answers = [log_in(client, each, "wrong").content.decode() for each in people]
    assert ["Too many" in answer for answer in answers] == [False] * 20 + [True]
    assert "Too many" not in log_in(client, people[0], REMOTE_ADDR="203.0.113.9").content.decode()


@pytest.mark.parametrize(
    ("behind", "header", "counted"),
    [
        (0, "203.0.113.1", "127.0.0.1"),
        (1, "203.0.113.1", "203.0.113.1"),
        (1, "10.9.9.9, 203.0.113.1", "203.0.113.1"),
        (2, "203.0.113.1, 10.0.0.7", "203.0.113.1"),
        (2, "203.0.113.1", "127.0.0.1"),
    ],
)
def test_behind_a_proxy_its_word_is_taken_and_no_clients(
    settings, client: Client, behind: int, header: str, counted: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = behind
    user = make_user(Role.EDITOR, password=PASSWORD)
    log_in(client, user, HTTP_X_FORWARDED_FOR=header)
    assert user.account_events.first().address == counted


def test_a_closed_account_is_told_so_only_with_its_password(client: Client) -> None:
    user = make_user(Role.EDITOR, password=PASSWORD, is_active=False)
    assert "do not belong together" in log_in(client, user, "wrong").content.decode()
    assert log_in(client, user)["Location"] == "/admin/account/inactive/"


def test_who_is_no_staff_is_told_instead_of_led_in_circles(client: Client) -> None:
    user = make_user(password=PASSWORD)
    user.is_staff = False
    user.save()
    log_in(client, user)
    assert client.get("/admin/").status_code == 403


@pytest.mark.parametrize("page", ["signup/", "account/signup/", "account/email/"])
def test_nobody_signs_up_and_nobody_changes_their_address(client: Client, page: str) -> None:
    assert (
        client.get(f"/admin/{page}", follow=True).redirect_chain[-1][0].startswith("/admin/login/")
    )


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_after_the_log_in_nobody_is_led_elsewhere(client: Client, target: str) -> None:
    user = make_user(Role.EDITOR, password=PASSWORD)
    data = {"username": user.username, "password": PASSWORD, "next": target}
    assert client.post("/admin/login/", data)["Location"] == "/admin/"
