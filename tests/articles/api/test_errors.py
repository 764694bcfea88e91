"""One shape for every refusal, wherever it comes from."""

from pathlib import Path

import pytest
import yaml
from django.db import DatabaseError

from tests.articles.api.test_caching import ADDRESSES

pytestmark = pytest.mark.django_db


def refusal(answer):
    """Return (type, code) after checking the shape."""
    assert answer.headers["Content-Type"] == "application/json"
    body = answer.json()
    assert set(body) == {"type", "errors"}
    for error in body["errors"]:
        assert set(error) == {"code", "detail", "attr"}
        assert error["detail"]
    return body["type"], body["errors"][0]["code"]


@pytest.mark.parametrize(
    "path",
    ["", "nothing/", "nothing", "articles/a/b/c/", "articles/Ünknown/", "../nothing", "a\nb"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_no_address_is_404(client, path, method):
    answer = getattr(client, method)(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert refusal(answer) == ("client_error", "not_found")


def test_other_versions_do_not_exist(client):
    assert client.get("/api/v2/articles/").status_code == 404
    assert refusal(client.get("/api/")) == ("client_error", "not_found")


def test_a_forgotten_last_slash_is_added(client):
    answer = client.get("/api/v1/articles?page=2")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/api/v1/articles/?page=2"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, method):
    for path in ADDRESSES:
        answer = getattr(client, method)(f"/api/v1/{path}")
        assert answer.status_code == 405, path
        assert refusal(answer) == ("client_error", "method_not_allowed")
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_method_is_refused_before_what_was_asked_with_it(client):
    for path in ADDRESSES:
        answer = client.generic("TRACE", f"/api/v1/{path}?colour=red")
        assert answer.status_code == 405, path
        assert refusal(answer) == ("client_error", "method_not_allowed")


@pytest.mark.parametrize("path", ["docs/", "schema/", "references/?format=ris"])
def test_refusals_and_options_are_json_also_where_answers_are_pages_or_files(client, path):
    assert refusal(client.post(f"/api/v1/{path}")) == ("client_error", "method_not_allowed")
    options = client.options(f"/api/v1/{path}")
    assert (options.status_code, options.headers["Content-Type"]) == (200, "application/json")


@pytest.mark.parametrize("name", ["doi", "pmid", "cited_by", "journal", "search", "year"])
@pytest.mark.parametrize("value", ["%", "%s %d", "100%(x)s", "%%"])
def test_a_percent_sign_is_a_character_like_any_other(get, name, value):
    answer = get("references/", **{name: value})
    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        assert refusal(answer)[0] == "validation_error"


def test_every_address_refuses_parameters_it_does_not_know(get):
    for path in ADDRESSES:
        answer = get(path, colour="red", shape="round")
        assert answer.status_code == 400, path
        assert refusal(answer) == ("validation_error", "unknown_parameter")
        assert [error["attr"] for error in answer.json()["errors"]] == ["colour", "shape"]


def test_whatever_a_client_accepts_it_gets_the_one_form_there_is(get, letter):
    for path in ADDRESSES:
        plain = get(path).content
        for accept in ("text/html", "image/*", "nonsense"):
            assert get(path, headers={"Accept": accept}).content == plain, path


@pytest.mark.parametrize("form", ["json-ld/", "markdown/"])
def test_refusals_are_json_also_where_answers_are_not(get, form):
    assert refusal(get(f"articles/nothing/{form}")) == ("client_error", "not_found")


def test_a_mistake_of_ours_keeps_the_shape_and_tells_nothing(client, monkeypatch, letter):
    def fail(*args, **kwargs):
        raise RuntimeError("password in here")

    monkeypatch.setattr("articles.api.letters.find", fail)
    client.raise_request_exception = False
    answer = client.get("/api/v1/articles/elsewhere/")
    assert answer.status_code == 500
    assert refusal(answer) == ("server_error", "error")
    assert b"password" not in answer.content


def test_where_the_short_way_fails_the_view_answers(client, monkeypatch, letter):
    def fail(*args, **kwargs):
        raise DatabaseError("the server closed the connection")

    monkeypatch.setattr("articles.api.ready.fetch", fail)
    assert client.get("/api/v1/articles/what-cells-run-on/").status_code == 200


def test_pages_of_other_origins_may_read_when_the_site_is_allowed(get, letter, settings):
    settings.CORS_ALLOWED_ORIGINS = ["https://www.evenwell.example"]
    for path in ("articles/", "articles/what-cells-run-on/json-ld/", "articles/nothing/"):
        allowed = get(path, headers={"Origin": "https://www.evenwell.example"})
        assert allowed.headers["Access-Control-Allow-Origin"] == "https://www.evenwell.example"
        other = get(path, headers={"Origin": "https://elsewhere.example"})
        assert "Access-Control-Allow-Origin" not in other.headers


def test_thousands_of_parameters_are_refused_in_a_few_words(client):
    for path in [*ADDRESSES, "docs/", "schema/"]:
        answer = client.get(f"/api/v1/{path}?{'a&' * 30_001}")
        assert answer.status_code == 400, path
        assert refusal(answer) == ("validation_error", "too_long")
    many = "&".join(f"p{n}=1" for n in range(500))
    answer = client.get(f"/api/v1/articles/?{many}")
    assert answer.status_code == 400
    assert len(answer.json()["errors"]) == 20


LONG = "x" * 1001


@pytest.mark.parametrize("path", ["articles/", "references/", "faqs/", "disclaimers/"])
def test_no_parameter_takes_a_text_without_end(get, document_of, path):
    for name in document_of(path):
        answer = get(path, **{name: LONG})
        assert answer.status_code == 400, name
        assert [error["attr"].partition(".")[0] for error in answer.json()["errors"]] == [name]


@pytest.fixture(scope="module")
def document_of():
    """Return the names of the parameters that the document gives an address."""
    document = yaml.safe_load((Path(__file__).parents[3] / "docs" / "openapi.yaml").read_text())

    def names(path):
        return [each["name"] for each in document["paths"][f"/api/v1/{path}"]["get"]["parameters"]]

    return names
