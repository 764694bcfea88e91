"""With nothing set the project is safe; DEBUG is what makes it convenient."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
KEY = "not-a-secret-but-long-enough-for-the-tests-of-the-settings"

PRINT = """
import json
from lanfam import settings
print(json.dumps({n: getattr(settings, n) for n in dir(settings) if n.isupper()}, default=str))
"""


def settings_with(**variables: str) -> dict[str, Any]:
    """Return the settings that a process started with `variables` alone would have."""
    done = subprocess.run(
        [sys.executable, "-c", PRINT],
        cwd=ROOT,
        env={"SECRET_KEY": KEY, "DATABASE_URL": "sqlite://:memory:"} | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


SAFE = {
    "DEBUG": False,
    "SECURE_SSL_REDIRECT": True,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_HSTS_SECONDS": 31536000,
    "X_FRAME_OPTIONS": "DENY",
    "CORS_ALLOWED_ORIGINS": [],
    "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
}


def test_with_nothing_set_it_is_safe() -> None:
    found = settings_with()
    assert {name: found[name] for name in SAFE} == SAFE
    assert "SECURE_PROXY_SSL_HEADER" not in found


def test_debug_allows_plain_http_on_ones_own_machine() -> None:
    found = settings_with(DEBUG="true")
    assert found["DEBUG"] is True
    assert found["SECURE_SSL_REDIRECT"] is False
    assert found["SESSION_COOKIE_SECURE"] is False
    assert found["SECURE_HSTS_SECONDS"] == 0


def test_a_proxys_word_is_taken_only_when_asked_to() -> None:
    found = settings_with(BEHIND_PROXY="true")
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_sqlite_queues_its_writers_and_checks_foreign_keys() -> None:
    options = settings_with()["DATABASES"]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "foreign_keys=ON" in options["init_command"]


def test_what_the_address_of_postgresql_asks_for_is_heeded() -> None:
    address = "postgres://lanfam:x@db/letters?sslmode=require&connect_timeout=9"
    found = settings_with(DATABASE_URL=address)["DATABASES"]["default"]
    assert found["ENGINE"] == "lanfam.postgresql"
    assert found["OPTIONS"]["sslmode"] == "require"
    assert found["OPTIONS"]["connect_timeout"] == 9
    assert found["OPTIONS"]["keepalives_idle"] == 20


def test_sqlites_folder_is_made(tmp_path: Path) -> None:
    settings_with(DATABASE_URL=f"sqlite:///{tmp_path}/new/lanfam.sqlite3")
    assert (tmp_path / "new").is_dir()


def test_what_sqlite_is_asked_for_it_does(tmp_path: Path) -> None:
    probe = (
        "import django; django.setup()\n"
        "from django.db import connection\n"
        "ask = lambda q: connection.cursor().execute(q).fetchone()[0]\n"
        "print(ask('PRAGMA journal_mode'), ask('PRAGMA foreign_keys'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=ROOT,
        env={
            "DJANGO_SETTINGS_MODULE": "lanfam.settings",
            "SECRET_KEY": KEY,
            "DATABASE_URL": f"sqlite:///{tmp_path}/lanfam.sqlite3",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["wal", "1"]


@pytest.mark.django_db
def test_plain_http_is_sent_to_https(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/admin/")
    assert answer.status_code == 301
    assert answer["Location"] == "https://testserver/admin/"


POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: blob: https:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/admin/login/", "/admin/", "/api/v1/docs/", "/nothing-here/"])
def test_every_page_has_a_policy_that_lets_nothing_inline_run(address: str) -> None:
    answer = Client().get(address, follow=True)
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY


@pytest.mark.django_db
def test_the_suite_runs_on_the_database_it_was_given() -> None:
    assert connection.vendor in {"sqlite", "postgresql"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
