"""What an operator may write into each variable, and what they are told when it is wrong."""

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from lanfam import environment

ACCEPTED = [
    (environment.boolean, "yes", True),
    (environment.boolean, "OFF", False),
    (environment.words, "a, b ,,c", ["a", "b", "c"]),
    (environment.hosts, "cms.example.com, [::1], .example.com", None),
    (environment.hosts, "*", ["*"]),
    (environment.origins, "https://www.example.com,http://localhost:3000", None),
    (environment.origins, "http://frontend:3000", ["http://frontend:3000"]),
    (environment.url, "http://crossref:8080/", "http://crossref:8080"),
    (environment.seconds, "2.5", 2.5),
    (environment.media_url, "/files/", "/files/"),
    (environment.media_url, "https://files.example.com/", "https://files.example.com/"),
    (environment.email, "desk@example.com", "desk@example.com"),
    (environment.proxies, "true", 1),
    (environment.proxies, "0", 0),
    (environment.proxies, "2", 2),
    (environment.time_zone, "America/Chicago", "America/Chicago"),
]

REFUSED = [
    (environment.boolean, "maybe", "is neither yes nor no"),
    (environment.hosts, "https://cms.example.com", "has a scheme"),
    (environment.hosts, "cms.example.com:8000", "has a port"),
    (environment.origins, "www.example.com", "has no scheme"),
    (environment.origins, "https://www.example.com/", "has a path"),
    (environment.origins, "https://www.example.com/blog", "has a path"),
    (environment.url, "ftp://example.com", "is not http"),
    (environment.url, "https://", "has no host"),
    (environment.url, "http://host:port", "has a port that is no number"),
    (environment.url, "http://two words", "has a space"),
    (environment.proxies, "10", "are more than anybody has"),
    (environment.proxies, "-1", "is less than none"),
    (environment.rates, "search", "names no number"),
    (environment.rates, "search=0", "lets nobody search; off is no limit"),
    (environment.rates, "everything=9", "is no kind of request"),
    (environment.seconds, "soon", "is no number"),
    (environment.seconds, "0", "leaves no time at all"),
    (environment.seconds, "3600", "would hang a screen for an hour"),
    (environment.seconds, "nan", "is no number either"),
    (environment.media_url, "/files", "has no closing slash"),
    (environment.media_url, "files/", "is relative"),
    (environment.media_storage, "https://bucket", "is no store that is known"),
    (environment.media_storage, "s3:///folder", "has no bucket"),
    (environment.media_storage, "s3://bucket?acl=public-read", "has a word that is not known"),
    (environment.media_storage, "s3://bucket?endpoint=minio:9000", "has no http address"),
    (environment.email, "desk", "has no domain"),
    (environment.time_zone, "America", "is a folder of zones"),
    (environment.time_zone, "Mars/Olympus", "is no zone"),
    (environment.time_zone, "../secret", "leaves the folder of zones"),
    (environment.database, "mysql://host/name", "is another engine"),
    (environment.database, "lanfam.sqlite3", "has no scheme"),
    (environment.database, "postgres://host:port/name", "has a port that is no number"),
    (environment.database, "postgres://host", "has no name"),
    (environment.cache, "memcached://host", "is another kind of cache"),
    (environment.mail, "mail.example.com", "has no scheme"),
    (environment.mail, "smtp://host:port", "has a port that is no number"),
]


@pytest.mark.parametrize(("parse", "text", "value"), ACCEPTED)
def test_a_good_value_is_read(
    monkeypatch: pytest.MonkeyPatch, parse: object, text: str, value: object
) -> None:
    monkeypatch.setenv("NAME", text)
    found = environment.read("NAME", parse, default=None, accepts="")
    assert found == (environment.words(text) if value is None else value)


@pytest.mark.parametrize(("parse", "text", "why"), REFUSED)
def test_a_wrong_value_is_refused_with_the_name_and_what_it_accepts(
    monkeypatch: pytest.MonkeyPatch, parse: object, text: str, why: str
) -> None:
    monkeypatch.setenv("NAME", text)
    with pytest.raises(ImproperlyConfigured) as refusal:
        environment.read("NAME", parse, default=None, accepts="something else")
    assert str(refusal.value) == f"NAME: cannot use {text!r}. It accepts something else.", why


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("NAME", text)
    assert environment.read("NAME", environment.boolean, default=True, accepts="") is True


def test_a_refusal_never_repeats_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://lanfam:s3cret@db/lanfam")
    with pytest.raises(ImproperlyConfigured) as refusal:
        environment.read("DATABASE_URL", environment.database, default={}, accepts="postgres://")
    assert "s3cret" not in str(refusal.value)
    assert "mysql://***@db/lanfam" in str(refusal.value)
    assert refusal.value.__context__ is None


def test_a_postgresql_url_is_taken_apart() -> None:
    found = environment.database("postgres://lanfam:p%40ss@db:5433/letters?sslmode=require")
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["USER"], found["PASSWORD"]) == ("lanfam", "p@ss")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db", 5433, "letters")
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    ("text", "name"),
    [("sqlite:////srv/lanfam.sqlite3", "/srv/lanfam.sqlite3"), ("sqlite://:memory:", ":memory:")],
)
def test_a_sqlite_url_names_its_file(text: str, name: str) -> None:
    found = environment.database(text)
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", name)


def test_a_mail_server_is_taken_apart() -> None:
    found = environment.mail("smtp+tls://desk:s3cret@mail.example.com:587")
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example.com", 587)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("desk", "s3cret")
    assert found["EMAIL_USE_TLS"] is True


def test_redis_is_taken_for_several_machines_and_memory_for_one() -> None:
    assert environment.cache("redis://cache:6379/0")["LOCATION"] == "redis://cache:6379/0"
    assert environment.cache("locmem://")["BACKEND"].endswith("LocMemCache")


def test_a_secret_key_is_made_once_and_kept_from_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    key = environment.secret_key(tmp_path / "var")
    assert len(key) >= 50
    assert environment.secret_key(tmp_path / "var") == key
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret_key"]
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_workers_that_start_together_agree_on_the_key(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with ThreadPoolExecutor(8) as workers:
        keys = set(workers.map(environment.secret_key, [tmp_path] * 64))
    assert len(keys) == 1


def test_a_short_secret_key_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "guess")
    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY: too short.*32 characters"):
        environment.secret_key(tmp_path)


def test_a_wrong_value_stops_the_start(tmp_path: Path) -> None:
    start = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env={"DEBUG": "perhaps", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert start.returncode != 0
    assert "DEBUG: cannot use 'perhaps'. It accepts true or false." in start.stderr


STORE = "s3://letters/media/?region=eu-central-1&endpoint=https%3A%2F%2Fs3.example.com%3A9000"


def test_an_object_store_serves_addresses_that_never_run_out_and_files_that_never_change() -> None:
    assert environment.media_storage(STORE) == {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": "letters",
            "location": "media",
            "region_name": "eu-central-1",
            "endpoint_url": "https://s3.example.com:9000",
            "querystring_auth": False,
            "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
        },
    }


def test_a_store_without_the_package_that_speaks_to_it_stops_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = environment.media_storage(STORE)
    monkeypatch.setattr(environment, "find_spec", lambda _: None)
    with pytest.raises(ImproperlyConfigured, match="pip install 'django-storages"):
        environment.reached_at(store, "/media/")


@pytest.mark.parametrize(
    ("address", "served"),
    [
        ("/media/", {}),
        (
            "https://files.example.com/a/",
            {"url_protocol": "https:", "custom_domain": "files.example.com/a"},
        ),
    ],
)
def test_a_store_is_reached_at_the_media_url(
    address: str, served: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = environment.media_storage("s3://letters")
    monkeypatch.setattr(environment, "find_spec", lambda _: "there")
    assert environment.reached_at(store, address)["OPTIONS"] == {**store["OPTIONS"], **served}
    local = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    assert environment.reached_at(local, address) == local


def test_rates_that_are_not_named_keep_what_they_are() -> None:
    assert environment.rates("search=30, docs=5") == environment.RATES | {"search": 30, "docs": 5}
    assert environment.rates("OFF") == {}
