"""What will go says so in every answer."""

from datetime import UTC, datetime

import pytest
import yaml

from articles.api import deprecation

pytestmark = pytest.mark.django_db

ENDING = deprecation.Deprecation(
    prefix="/api/v1/articles/",
    since=datetime(2026, 1, 1, tzinfo=UTC),
    sunset=datetime(2026, 7, 1, tzinfo=UTC),
    instead="https://www.evenwell.example/changes",
)
SAID = {
    "Deprecation": "@1767225600",
    "Sunset": "Wed, 01 Jul 2026 00:00:00 GMT",
}


@pytest.fixture
def ending(monkeypatch):
    monkeypatch.setattr(deprecation, "DEPRECATED", (ENDING,))


@pytest.mark.parametrize("path", ["articles/", "articles/what-cells-run-on/", "articles/?x=y"])
def test_every_answer_of_what_will_go_says_since_when_and_until_when(get, letter, ending, path):
    headers = get(path.partition("?")[0], **({"x": "y"} if "?" in path else {})).headers
    assert {name: headers[name] for name in SAID} == SAID
    assert headers["Link"] == '<https://www.evenwell.example/changes>; rel="deprecation"'


def test_links_to_other_pages_stay(get, three_letters, ending):
    link = get("articles/", page_size=1).headers["Link"]
    assert 'rel="next"' in link
    assert link.endswith('rel="deprecation"')


def test_everything_else_stays_silent(get, letter, ending):
    assert not set(SAID) & set(get("topics/").headers)


def test_nothing_is_announced_today(get, letter):
    assert not set(SAID) & set(get("articles/").headers)


def test_the_document_marks_the_operations(get, ending):
    paths = yaml.safe_load(get("schema/").content)["paths"]
    marked = {path for path, ways in paths.items() if ways["get"].get("deprecated")}
    assert marked == {path for path in paths if path.startswith("/api/v1/articles/")}
