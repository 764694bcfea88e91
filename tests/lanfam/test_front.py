"""Finished answers before Django: the same status, headers and bytes, and nobody else's."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import DatabaseError, OperationalError, close_old_connections
from django.utils import timezone

from articles.workflow import actions
from articles.workflow.policy import Role
from lanfam import front, request_id, watched
from tests.factories import NOW, make_article, make_author, make_user
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db

SLUG = "what-cells-run-on"
LETTER = f"/api/v1/articles/{SLUG}/"
ADDRESSES = (
    LETTER,
    f"{LETTER}json-ld/",
    f"{LETTER}markdown/",
    "/api/v1/articles/",
    "/api/v1/articles/?page_size=1",
    "/api/v1/articles/?page=2&page_size=1",
    "/api/v1/articles/?author=dana-scott",
)


class Counting:
    """Django, which counts how often it is called."""

    def __init__(self) -> None:
        self.django = WSGIHandler()
        self.calls = 0

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        self.calls += 1
        return self.django(environ, start)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(hours=20))


@pytest.fixture(autouse=True)
def one_connection(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the connection that the test's transaction is on, as Django's own client does."""
    monkeypatch.setattr(front, "close_old_connections", lambda: None)
    both = (signals.request_started, signals.request_finished)
    for signal in both:
        signal.disconnect(close_old_connections)
    yield
    for signal in both:
        signal.connect(close_old_connections)


@kept
def letters() -> list[Any]:
    authors = [make_author(slug="dana-scott")]
    return [make_article("published", slug=slug, authors=authors) for slug in (SLUG, "on-sleep")]


@pytest.fixture
def django(letters: list[Any]) -> Counting:
    return Counting()


def client(application: Any, **headers: str) -> httpx.Client:
    return httpx.Client(
        transport=httpx.WSGITransport(app=application),
        base_url="http://testserver",
        headers={"Accept-Encoding": "identity", **headers},
    )


@pytest.fixture
def reader(django: Counting) -> Iterator[httpx.Client]:
    """Somebody who has read a letter, so that the door is open."""
    with client(front.Front(django)) as reader:
        assert reader.get(LETTER).status_code == 200
        django.calls = 0
        yield reader


def told(answer: httpx.Response) -> tuple[int, dict[str, str], bytes]:
    headers = dict(answer.headers)
    del headers[request_id.HEADER.lower()]
    return answer.status_code, headers, answer.content


def test_a_first_reader_of_a_host_is_answered_by_django(django):
    with client(front.Front(django)) as reader:
        for calls in (1, 1):
            assert reader.get(LETTER).status_code == 200
            assert django.calls == calls


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_sent_is_what_django_sends(reader, django, address):
    with client(WSGIHandler()) as plain:
        for headers in ({}, {"Accept-Encoding": "gzip"}, {"Accept": "text/html"}):
            ours, its = (each.get(address, headers=headers) for each in (reader, plain))
            assert told(ours) == told(its)
            assert ours.status_code == 200
            known = headers | {"If-None-Match": ours.headers["ETag"]}
            ours, its = (each.get(address, headers=known) for each in (reader, plain))
            assert told(ours) == told(its)
            assert (ours.status_code, ours.content) == (304, b"")
    assert django.calls == 0


def test_one_question_is_asked(reader, django_assert_num_queries):
    for address in ADDRESSES:
        with django_assert_num_queries(1):
            reader.get(address)


def test_head_tells_the_length_and_sends_nothing(reader, django):
    whole, bare = reader.get(LETTER), reader.head(LETTER)
    assert told(bare) == (*told(whole)[:2], b"")
    assert django.calls == 0


@pytest.mark.parametrize(
    ("method", "address", "headers", "status"),
    [
        ("GET", "/api/v1/articles/nothing/", {}, 404),
        ("GET", "/api/v1/articles/?page=9", {}, 404),
        ("GET", "/api/v1/articles/?colour=red", {}, 400),
        ("GET", "/api/v1/articles/?search=cells", {}, 200),
        ("GET", "/api/v1/articles/?fields=slug", {}, 200),
        ("GET", LETTER, {"Origin": "https://elsewhere.example"}, 200),
        ("GET", LETTER, {"Host": "elsewhere.example"}, 400),
        ("GET", "/healthz", {}, 200),
        ("OPTIONS", LETTER, {}, 200),
        ("POST", LETTER, {}, 405),
    ],
)
def test_whatever_has_something_to_decide_goes_on(
    reader, django, settings, method, address, headers, status
):
    settings.ALLOWED_HOSTS = ["testserver"]
    answer = reader.request(method, address, headers=headers)
    with client(WSGIHandler()) as plain:
        assert told(answer) == told(plain.request(method, address, headers=headers))
    assert (answer.status_code, django.calls) == (status, 1)


def test_a_miss_is_asked_for_once(reader, django_assert_num_queries):
    with client(WSGIHandler()) as plain, django_assert_num_queries(4):
        plain.get("/api/v1/articles/nothing/")
    with django_assert_num_queries(4):
        reader.get("/api/v1/articles/nothing/")


def test_what_is_withdrawn_is_gone_with_the_next_request(reader, letters):
    publisher = make_user(Role.PUBLISHER)
    actions.withdraw(letters[0], actor=publisher, now=timezone.now(), reason="It was wrong.")
    assert reader.get(LETTER).status_code == 410


def test_links_name_the_host_that_was_asked(django, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    application = front.Front(django)
    for host in ("one.example", "two.example") * 2:
        with client(application, Host=host) as reader:
            following = reader.get("/api/v1/articles/?page_size=1").json()["next"]
            assert following == f"http://{host}/api/v1/articles/?page=2&page_size=1"
    assert django.calls == 2


def test_a_proxys_word_that_it_was_encrypted_opens_another_door(django, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    application = front.Front(django)
    with client(application) as plain, client(application, **{"X-Forwarded-Proto": "https"}) as tls:
        for _ in range(2):
            assert "Strict-Transport-Security" not in plain.get(LETTER).headers
            assert tls.get(LETTER).headers["Strict-Transport-Security"]
            assert tls.get("/api/v1/articles/?page_size=1").json()["next"].startswith("https://")
    assert django.calls == 2


def test_invented_hosts_fill_no_memory_and_keep_nobody_out(django, settings, monkeypatch):
    settings.ALLOWED_HOSTS = [".testserver"]
    monkeypatch.setattr(front, "DOORS", 2)
    application = front.Front(django)
    for host in ("us.testserver", *(f"host-{n}.testserver" for n in range(4)), "us.testserver"):
        with client(application, Host=host) as reader:
            assert [reader.get(LETTER).status_code for _ in range(2)] == [200, 200]
    assert django.calls == 6
    assert len(application._doors) == 2


def test_a_database_that_is_away_is_told_as_django_tells_it(reader, django, monkeypatch):
    def gone(*_: Any) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr("articles.api.ready.find", gone)
    answer = reader.get(LETTER)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    with client(WSGIHandler()) as plain:
        assert answer.json() == plain.get(LETTER).json()
    assert django.calls == 0


def test_a_mistake_of_ours_is_answered_by_django(reader, django, monkeypatch):
    def fail(*_: Any) -> None:
        raise DatabaseError("no such column")

    monkeypatch.setattr("articles.api.ready.find", fail)
    assert reader.get(LETTER).status_code == 200
    assert django.calls == 1


def test_each_answer_has_a_name_and_is_counted(reader, monkeypatch):
    seen = []
    monkeypatch.setattr(watched, "tell", lambda *args, **facts: seen.append((args, facts)))
    answer = reader.get(LETTER, headers={request_id.HEADER: "proxy-0001"})
    assert answer.headers[request_id.HEADER] == "proxy-0001"
    (((method, place), facts),) = seen
    assert (method, place) == ("GET", "api/v1/articles/<slug:slug>/")
    assert (facts["status"], facts["size"]) == (200, len(answer.content))
    assert reader.get(LETTER).headers[request_id.HEADER] != "proxy-0001"


def test_the_second_of_a_planned_change_is_kept(reader, letters, monkeypatch):
    at = datetime(2030, 1, 1, tzinfo=UTC)
    letters[0].publications.update(live_until=at)
    monkeypatch.setattr(timezone, "now", lambda: at - timedelta(seconds=1))
    assert reader.get(LETTER).headers["Cache-Control"] == "public, max-age=1"
    monkeypatch.setattr(timezone, "now", lambda: at)
    assert reader.get(LETTER).status_code == 404
