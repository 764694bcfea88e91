"""Log-ins against a real server: guessing, telling who is there, a browser with every factor."""

import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.drills.installation import Installation, Served
from tests.drills.person import Person, at_a_browser, code
from tests.drills.report import Drill
from tests.journeys.chromium import Chromium

PASSWORD = "four words unlike another"
ROUNDS = 25
PEOPLE = f"""
from django.contrib.auth.models import Group, User
for name, group in (("erin", "editors"), ("rita", "reviewers")):
    user = User.objects.create_user(name, f"{{name}}@example.com", {PASSWORD!r}, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
for number in range({ROUNDS}):
    User.objects.create(username=f"known{{number}}", email=f"known{{number}}@example.com",
                        password=user.password)
"""
GUESSES = 1000
ADDRESSES = 250
BEHIND = {"BEHIND_PROXY": "true"}
"""So that a drill comes from many addresses, as through a proxy that tells them."""


@pytest.fixture
def people(installation: Installation) -> Installation:
    installation.manage("shell", "--command", PEOPLE)
    return installation


class Visitor:
    """Somebody with a browser of their own, at an address of their own."""

    def __init__(self, served: Served, address: str) -> None:
        headers = {"X-Forwarded-For": address, "X-Forwarded-Proto": "https"}
        # The server is asked over HTTP, as by its proxy, so the cookies for HTTPS are carried here.
        self.client = httpx.Client(base_url=served.client.base_url, headers=headers, timeout=30)
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, **data: str) -> httpx.Response:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookie, "Referer": f"https://{self.client.base_url.netloc.decode()}/"}
        answer = self.client.request(method, path, data=data or None, headers=headers)
        for line in answer.headers.get_list("set-cookie"):
            name, _, value = line.strip().partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def post(self, path: str, **data: str) -> httpx.Response:
        if "__Host-csrftoken" not in self.cookies:
            self.ask("GET", "/admin/login/")
        return self.ask("POST", path, csrfmiddlewaretoken=self.cookies["__Host-csrftoken"], **data)

    def log_in(self, name: str, password: str = PASSWORD) -> httpx.Response:
        return self.post("/admin/login/", username=name, password=password)


def address(number: int) -> str:
    return f"198.18.{number // 250}.{number % 250 + 1}"


def was_tried(answer: httpx.Response) -> bool:
    return "do not belong together" in answer.text


def test_guessing_from_many_addresses_gets_few_tries_and_locks_nobody_out(
    drill: Drill, people: Installation
) -> None:
    with people.server(workers=1, **BEHIND) as served:
        own = Visitor(served, "192.0.2.1")
        assert own.log_in("erin").status_code == 302
        own.post("/admin/logout/")
        strangers = [Visitor(served, address(number)) for number in range(ADDRESSES)]

        def guess(number: int) -> bool:
            answer = strangers[number % ADDRESSES].log_in("erin", f"guess {number}")
            assert answer.status_code in {200, 429}, answer.status_code
            return was_tried(answer)

        began = time.monotonic()
        with ThreadPoolExecutor(4) as pool:
            tried = 0
            for number, was in enumerate(pool.map(guess, range(GUESSES)), 1):
                tried += was
                if number % 250 == 0:
                    drill.say(f"{number:,} guesses, {tried} of them looked at")
        minutes = (time.monotonic() - began) / 60
        drill.tried(GUESSES)
        # Five in five minutes, of which so many were begun.
        assert tried <= 5 * (1 + minutes / 5) + 1
        assert was_tried(strangers[0].log_in("erin")) is False, "strangers are locked"
        assert own.log_in("erin").status_code == 302, "her own browser is not"
    drill.saw(
        f"Of {GUESSES:,} guesses from {ADDRESSES} addresses in {minutes:.1f} minutes {tried} were "
        "looked at; the browser of the account's own person logged in all the while."
    )


def test_nothing_tells_who_has_an_account(drill: Drill, people: Installation) -> None:
    took: dict[str, list[float]] = {"known": [], "nobody": []}
    asked: dict[str, list[float]] = {"known": [], "nobody": []}
    with people.server(workers=1, **BEHIND) as served:
        for number in range(ROUNDS):
            for name in took:
                visitor = Visitor(served, address(number))
                visitor.ask("GET", "/admin/login/")
                began = time.monotonic()
                visitor.log_in(f"{name}{number}", "wrong")
                took[name].append(time.monotonic() - began)
                began = time.monotonic()
                answer = visitor.post(
                    "/admin/account/forgotten/", email=f"{name}{number}@example.com"
                )
                asked[name].append(time.monotonic() - began)
                assert answer.headers["location"] == "/admin/account/forgotten/sent/"
                drill.tried(2)
        pages = set()
        for name in took:
            visitor = Visitor(served, address(200))
            visitor.post("/admin/account/forgotten/", email=f"{name}1@example.com")
            page = visitor.ask("GET", "/admin/account/forgotten/sent/").text
            pages.add(re.sub(r'value="[^"]*"', "", page))
            drill.tried()
        assert len(pages) == 1
    known, unknown = (f"{statistics.median(took[name]) * 1000:.0f}" for name in took)
    links, none = (f"{statistics.median(asked[name]) * 1000:.0f}" for name in asked)
    drill.saw(
        f"A wrong password took {known} ms for a name that there is and {unknown} ms for one that "
        f"there is not (medians of {ROUNDS}), asking for a new one {links} and {none} ms; the page "
        "said the same of both."
    )


def test_a_browser_goes_through_every_factor(
    drill: Drill, people: Installation, tmp_path: Path
) -> None:
    with at_a_browser(people, tmp_path, "rita", PASSWORD) as rita:
        _walk(drill, rita, rita.browser)
        assert rita.browser.complaints == [], "the policy of the pages refused something"
    drill.saw(
        "App set up by force, logged in by code, by recovery code, and by passkey alone; neither a "
        "used code nor a used recovery code was taken; the policy complained of nothing."
    )


def _walk(drill: Drill, rita: Person, browser: Chromium) -> None:
    def step(name: str, ends_at: str) -> None:
        assert rita.at() == ends_at, name
        drill.say(name)
        drill.tried()

    rita.log_in()
    step("a password alone leads to setting up a factor", "/admin/account/factors/")
    rita.open("/admin/account/factors/totp/activate/")
    secret = browser.run("document.querySelector('code.key').textContent")
    rita.send(code=code(secret, later=-1))
    step(
        "the app is set up, and recovery codes are shown", "/admin/account/factors/recovery-codes/"
    )
    codes = browser.run("[...document.querySelectorAll('.codes code')].map(e => e.textContent)")
    assert len(codes) == 10
    rita.open("/admin/account/factors/recovery-codes/")
    assert browser.run("document.querySelector('.codes')") is None, "shown once"
    rita.open("/admin/account/factors/webauthn/add/")
    browser.run("document.querySelector('[name=passwordless]').click()")
    browser.follow("#mfa_webauthn_add")
    step("a passkey is added", "/admin/account/factors/")
    rita.log_out()

    used = code(secret, later=0)
    rita.log_in()
    step("a password leads to the second factor", "/admin/account/factors/authenticate/")
    rita.send(code=used)
    step("the code opens the page that was asked for", "/admin/articles/review/")
    rita.log_out()
    rita.log_in()
    rita.send(code=used)
    step("a used code does not", "/admin/account/factors/authenticate/")
    rita.send(code=codes[0])
    step("a recovery code does", "/admin/articles/review/")
    rita.log_out()
    rita.log_in()
    rita.send(code=codes[0])
    step("a used recovery code does not", "/admin/account/factors/authenticate/")
    browser.follow("#mfa_webauthn_authenticate")
    step("a passkey as second factor does", "/admin/articles/review/")
    rita.log_out()
    rita.open("/admin/login/?next=/admin/articles/review/")
    browser.follow("#passkey_login")
    step("a passkey alone does", "/admin/articles/review/")
