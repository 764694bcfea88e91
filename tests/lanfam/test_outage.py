"""What programs and people are told while the database does not take part."""

import errno
import time
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client

from articles import patience
from references import outages

PROGRAMS = ("/api/v1/articles/", "/api/v1/articles/?search=gut", "/api/v1/authors/", "/feed.xml")
PEOPLE = ("/admin/login/", "/admin/")


@pytest.fixture(autouse=True)
def _as_a_browser(client: Client) -> None:
    """Be shown what becomes of an exception that no view could catch."""
    client.raise_request_exception = False


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("could not connect as lanfam with password hunter2")

    for way in ("cursor", "ensure_connection"):
        monkeypatch.setattr(connection, way, fail)


@pytest.mark.django_db
@pytest.mark.parametrize("path", PROGRAMS)
def test_programs_are_told_when_to_come_back_in_the_one_shape(client: Client, path: str, away: Any):
    answer = client.get(path)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json()["type"] == "server_error"
    ((code, attr),) = [(each["code"], each["attr"]) for each in answer.json()["errors"]]
    assert (code, attr) == ("unavailable", None)
    assert b"hunter2" not in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("path", PEOPLE)
def test_people_are_told_in_words_and_what_to_do(client: Client, path: str, away: Any):
    client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    answer = client.get(path)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "Load this page again" in answer.content.decode()
    assert b"hunter2" not in answer.content


@pytest.mark.django_db
def test_who_sent_something_is_told_to_look_whether_it_was_saved(client: Client, away: Any):
    answer = client.post("/admin/login/", {"username": "jane", "password": "x"})
    assert answer.status_code == 503
    assert "Look first whether it was saved" in answer.content.decode()


@pytest.mark.django_db
def test_a_disk_without_room_is_said_to_people(client: Client, monkeypatch: pytest.MonkeyPatch):
    def fail(*args: Any, **kwargs: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("articles.adminsite.LanFamSite.each_context", fail)
    answer = client.get("/admin/login/")
    assert answer.status_code == 503
    assert "takes nothing more" in answer.content.decode()


@pytest.mark.django_db
def test_a_storage_of_files_that_is_away_is_said_to_people(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    def fail(*args: Any, **kwargs: Any) -> None:
        raise outages.StorageAway("ClientError: SlowDown")

    monkeypatch.setattr("articles.adminsite.LanFamSite.each_context", fail)
    answer = client.get("/admin/login/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    said = answer.content.decode()
    assert "The storage of pictures does not answer just now" in said
    assert "Nothing of what you sent was saved" in said
    assert "SlowDown" not in said


def test_the_process_itself_is_well(client: Client):
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite runs in our own process")
def test_who_loses_patience_stops_the_statement_too(transactional_db: None):
    began = time.monotonic()
    with patience.limited(altogether=0.2), pytest.raises(OperationalError):
        connection.cursor().execute("SELECT pg_sleep(60)")
    assert time.monotonic() - began < 30
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' "
            "AND state = 'active'"
        )
        assert cursor.fetchone() == (0,)
