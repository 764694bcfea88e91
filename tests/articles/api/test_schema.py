"""The OpenAPI document says what the API does: real answers are held against it."""

import io
import re
from datetime import timedelta
from typing import Any

import jsonschema
import pytest
import yaml
from django.core.management import call_command

from tests.articles.api.test_caching import ADDRESSES
from tests.articles.api.test_letters import rename
from tests.factories import NOW, make_article

pytestmark = pytest.mark.django_db


def sealed(schema: Any) -> Any:
    """Return `schema` with every described object closed, so that an undescribed field fails."""
    if isinstance(schema, list):
        return [sealed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: sealed(each) for name, each in schema.items()}
    if closed.get("type") == "object" and "properties" in closed:
        closed.setdefault("additionalProperties", False)
    return closed


@pytest.fixture
def document(get):
    return yaml.safe_load(get("schema/").content)


def check(document: Any, path: str, answer: Any) -> None:
    """Hold `answer` against what `document` says of it."""
    (name,) = [
        name
        for name in document["paths"]
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", name), f"/api/v1/{path}")
    ]
    described = document["paths"][name]["get"]["responses"][str(answer.status_code)]
    media = answer.headers["Content-Type"].split(";")[0]
    schema = sealed({**described["content"][media]["schema"], "components": document["components"]})
    value = answer.content.decode() if media == "text/markdown" else answer.json()
    jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(value)
    for header in described.get("headers", ()):
        assert header in answer.headers


def test_real_answers_are_what_the_document_says(get, document, letter):
    make_article("published", slug="another")
    rename(letter, "better-name", now=NOW + timedelta(hours=2))
    author = get("authors/").json()["results"][0]["slug"]
    for address in [*ADDRESSES, f"authors/{author}/"]:
        path = address.replace("what-cells-run-on", "better-name")
        answer = get(path)
        assert answer.status_code == 200, path
        check(document, path, answer)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("articles/nothing/", 404),
        ("articles/taken-back/", 410),
        ("articles/taken-back/markdown/", 410),
        ("authors/nobody/", 404),
        ("references/nobody-1900/", 404),
        ("site/", 404),
    ],
)
def test_refusals_are_what_the_document_says(get, document, path, status):
    if status == 410:
        make_article("withdrawn", slug="taken-back")
    answer = get(path)
    assert answer.status_code == status
    check(document, path, answer)


def test_the_document_describes_every_address_and_no_other(document):
    generic = {
        re.sub("what-cells-run-on|letters|glutamine|evenwell", "{slug}", p) for p in ADDRESSES
    }
    described = {f"/api/v1/{path}".replace("kim-2017", "{citation_key}") for path in generic}
    # Authors have slugs of their own, previews tokens; see test_directory and test_preview.
    others = {"/api/v1/authors/{slug}/", "/api/v1/preview/{token}/"}
    assert set(document["paths"]) == described | others
    assert document["openapi"] == "3.1.0"


def test_the_document_comes_as_yaml_or_json(get):
    assert get("schema/").headers["Content-Type"].startswith("application/vnd.oai.openapi")
    assert get("schema/", format="json").json() == yaml.safe_load(get("schema/").content)
    assert get("schema/", colour="red").status_code == 400


def test_the_document_is_made_without_a_warning():
    call_command("spectacular", "--fail-on-warn", "--validate", stdout=io.StringIO())


def test_its_page_needs_nobody_elses_server(get):
    page = get("docs/")
    assert page.status_code == 200
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page.content.decode())
    assert addresses
    assert all(address.startswith("/static/") for address in addresses)
