"""What machines that watch over the service are told."""

import pytest
from django.db import DatabaseError, connection

from lanfam import health


def test_a_running_process_says_so_without_asking_the_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_means_the_database_answers_and_is_up_to_date(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["checks"] == {
        "database": "ok",
        "migrations": "ok",
        # Told, since the admin looks odd without; readers miss nothing.
        "static": "not collected; run manage.py collectstatic",
    }


@pytest.mark.django_db
def test_a_migration_that_waits_is_named(client, monkeypatch):
    monkeypatch.setattr(health, "_waiting", lambda: 2)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["migrations"] == "2 not applied; run manage.py migrate"


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_said_without_its_secrets(client, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("could not connect as lanfam with password hunter2")

    monkeypatch.setattr(connection, "cursor", fail)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "does not answer"
    assert b"hunter2" not in answer.content


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_they_are_only_read(client, path):
    assert client.post(path).status_code == 405
