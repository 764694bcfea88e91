"""No answer goes out that lets a browser do more than it has to."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client

from lanfam.headers import NOTHING, PERMISSIONS
from tests.payloads import oracle

pytestmark = pytest.mark.django_db

DATA = (
    *("/healthz", "/api/v1/articles/", "/api/v1/articles/nobody/", "/api/nowhere/"),
    *("/feed.xml", "/feed.json", "/sitemap.xml", "/llms.txt", "/static/nothing.css"),
)
PAGES = ("/", "/admin/", "/admin/login/", "/admin/nowhere/", "/nowhere", "/api/v1/docs/")


def answers() -> list[Any]:
    """Return an answer of every kind, early ones and refusals among them."""
    client = Client(raise_request_exception=False)
    strict = Client(enforce_csrf_checks=True)
    return [
        *(client.get(path) for path in (*DATA, *PAGES)),
        client.options("/api/v1/articles/"),
        client.post("/api/v1/articles/"),
        client.get("/admin/", headers={"host": "other.example"}),
        client.get("/api/v1/articles/", headers={"host": "other.example"}),
        strict.post("/admin/login/", {"username": "x", "password": "y"}),
    ]


def test_every_answer_says_how_little_it_may_do() -> None:
    for answer in answers():
        where = f"{answer.status_code} {answer.request['PATH_INFO']}"
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, where
        assert "frame-ancestors 'none'" in policy, where
        assert "unsafe" not in policy, where
        assert answer.headers["X-Content-Type-Options"] == "nosniff", where
        assert answer.headers["Permissions-Policy"] == PERMISSIONS, where
        assert answer.headers["Referrer-Policy"] == "same-origin", where
        assert "Cross-Origin-Resource-Policy" in answer.headers, where
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            assert policy == NOTHING, where


def test_whatever_goes_wrong_is_told_on_a_page_of_ours() -> None:
    """Django's own page of a refused form has its style inline."""
    for answer in answers():
        if answer.headers.get("Content-Type", "").startswith("text/html") and answer.content:
            assert oracle.inline_faults(answer.content.decode()) == [], answer.request["PATH_INFO"]
    refused = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert refused.status_code == 403
    assert "what you typed is still there" in refused.content.decode()


def test_only_public_data_may_be_fetched_by_pages_of_other_sites() -> None:
    client = Client()
    name = "Cross-Origin-Resource-Policy"
    assert client.get("/api/v1/articles/").headers[name] == "cross-origin"
    assert client.get("/feed.json").headers[name] == "cross-origin"
    assert client.get("/admin/login/").headers[name] == "same-origin"


def test_an_answer_by_plain_http_has_the_headers_too(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/admin/")
    assert answer.status_code == 301
    assert answer.headers["Content-Security-Policy"] == NOTHING


def test_no_template_has_a_script_or_a_style_in_it() -> None:
    folder = Path(configured.BASE_DIR) / "templates"
    found = {path: oracle.inline_faults(path.read_text()) for path in folder.rglob("*.html")}
    assert {path: lines for path, lines in found.items() if lines} == {}
