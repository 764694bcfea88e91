"""The demo: three letters, every screen with something to show, twice the same as once."""

import json
import re
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles import collect
from articles.body.sanitize import clean
from articles.compliance.check import check
from articles.compliance.finding import Severity
from articles.demo.load import DATA, load
from articles.models import Article, Event, Publication
from articles.workflow import history
from tests.articles.jsonld import checker
from tests.golden import golden
from tests.tooling.kept_rows import kept

NOW = datetime(2026, 5, 22, 14, 0, tzinfo=UTC)
DEMO = "what-your-gut-lining-runs-on"


@kept
def loaded() -> None:
    """The demo as it is after its first loading."""
    load(now=NOW)


@pytest.fixture
def demo(loaded: None) -> dict[str, list[dict[str, str]]]:
    """What the command lists; a second loading changes nothing, and takes a moment."""
    return load(now=NOW)


def blocking(slug: str) -> list[str]:
    found = check(collect.collect(Article.objects.get(slug=slug)))
    return [finding.code for finding in found if finding.severity is Severity.BLOCK]


def test_there_is_a_person_for_each_group_who_can_log_in(demo: dict, client) -> None:
    assert {user["group"] for user in demo["users"]} == {
        "editors",
        "reviewers",
        "publishers",
        "administrators",
        "medical",
        "legal",
    }
    for user in demo["users"]:
        assert client.login(username=user["username"], password=user["password"])


def test_the_letters_stand_at_three_places_of_the_road(demo: dict) -> None:
    assert [letter["status"] for letter in demo["letters"]] == ["published", "in_review", "draft"]


def test_the_demo_letter_is_clean_of_every_blocking_finding(demo: dict) -> None:
    assert blocking(DEMO) == []


def test_what_the_demo_letter_is_warned_of_was_resolved_by_a_reviewer_and_signed(
    demo: dict,
) -> None:
    article = Article.objects.get(slug=DEMO)
    signed = article.revisions.get(number=2).approvals.get()
    made = article.resolutions.get(code="SF-01")
    assert (made.kind, made.made_by.username) == ("R3", "dana")
    assert made.sentence_sha256 in signed.resolutions


def test_the_draft_has_something_to_mend(demo: dict) -> None:
    assert blocking("magnesium-and-a-better-night")


def test_the_demo_letter_was_written_approved_and_published_by_different_people(
    demo: dict,
) -> None:
    steps = {
        event.kind: event.actor.username
        for event in Article.objects.get(slug=DEMO).events.order_by("id")
    }
    assert steps == {
        "create": "erin",
        "edit": "erin",
        "submit": "erin",
        "request_changes": "dana",
        "resolve": "dana",
        "approve": "dana",
        "publish": "paul",
    }
    assert history.first_broken_link() is None


def test_loading_twice_changes_nothing(demo: dict) -> None:
    before = (Event.objects.count(), User.objects.count(), Article.objects.count())
    assert load(now=datetime.now(UTC)) == demo
    assert (Event.objects.count(), User.objects.count(), Article.objects.count()) == before


def test_the_published_letter_has_its_known_json_ld(demo: dict, shared: Path) -> None:
    published = Publication.objects.get(slug=DEMO).json_ld
    # What names a picture's file follows the bytes that this machine's encoder writes.
    named = re.sub(r"(?<=/images/)[0-9a-f]{24}", "of-its-bytes", golden.indented(published))
    golden.check("demo-letter.jsonld", named)
    assert checker.findings(shared, json.loads(published)) == []


@pytest.mark.parametrize("body", sorted(DATA.glob("*.html")), ids=lambda path: path.stem)
def test_the_letters_are_written_in_canonical_form(body: Path) -> None:
    text = body.read_text(encoding="utf-8")
    assert clean(text) == text.replace("\n", "")


@pytest.mark.parametrize("body", sorted(DATA.glob("*.html")), ids=lambda path: path.stem)
def test_no_sentence_of_the_published_seed_is_copied(body: Path, seed: Path) -> None:
    ours = words(body.read_text(encoding="utf-8"))
    theirs = words((seed / "letter.txt").read_text(encoding="utf-8"))
    assert not runs(ours) & runs(theirs)


def words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def runs(text: list[str], *, length: int = 7) -> set[tuple[str, ...]]:
    return {tuple(text[start : start + length]) for start in range(len(text) - length + 1)}


@pytest.mark.django_db
def test_the_command_is_refused_outside_debug() -> None:
    with pytest.raises(CommandError, match="Set DEBUG=1"):
        call_command("demo")
    assert not User.objects.exists()


@pytest.mark.django_db
def test_the_command_tells_a_program_what_is_there(settings) -> None:
    settings.DEBUG = True
    out = StringIO()
    call_command("demo", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert {"username", "password", "group"} == set(told["users"][0])
    assert {"slug", "status"} == set(told["letters"][0])


@pytest.mark.django_db
def test_the_banner_names_addresses_and_passwords(settings) -> None:
    settings.DEBUG = True
    out = StringIO()
    call_command("demo", "--port", "8123", stdout=out)
    for expected in ("8123/admin/", "erin-reads-letters", f"/api/v1/articles/{DEMO}/"):
        assert expected in out.getvalue()
