"""The nightly question to the registries: what it asks about, what it says, how it ends."""

import json
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from articles.models import Article
from articles.workflow.policy import Role
from references.models import FormerKey, LinkCheck, Reference
from tests.articles.management.test_commands import run
from tests.articles.workflow.notices import tell
from tests.factories import make_article, make_reference, make_user

pytestmark = pytest.mark.django_db

RETRACTED = {
    "title": "Glutamine Metabolism and Its Role in Immunity, a Comprehensive Review",
    "issued": "2020-02-19",
    "container_title": "Animals",
    "volume": "10",
    "issue": "2",
    "page": "326",
    "doi": "10.3390/ani10020326",
    "pmid": "32092847",
    "authors": [("Shah", "Assar Ali")],
}


def report(*words: str, expected: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("check_references", "--json", *words, expected=expected))
    return found


def keys(found: dict[str, Any]) -> set[str]:
    return {row["key"] for row in found["references"]}


@pytest.fixture
def settled(live_letter: Article, registry_server: Any) -> None:
    """A letter whose papers were all verified, and their differences seen, before."""
    run("check_references", expected=1)


# What it asks about


def test_every_paper_of_drafts_and_live_letters_is_asked_about(registry_server: Any) -> None:
    make_article("published")
    assert keys(report(expected=1)) == {"kim-2017", "cordova-martinez-2021", "garlick-2001"}


def test_a_paper_on_the_shelf_that_no_letter_cites_is_left_for_all(registry_server: Any) -> None:
    make_article()
    make_reference("shah-2020", **RETRACTED)
    assert "shah-2020" not in keys(report(expected=1))
    assert "shah-2020" in keys(report("--all", expected=1))


def test_a_paper_that_only_readers_see_is_asked_about(registry_server: Any) -> None:
    article = make_article("published")
    article.citations.all().delete()
    article.claims.all().delete()
    assert "kim-2017" in keys(report(expected=1))


def test_papers_can_be_named_by_the_keys_they_once_had(registry_server: Any) -> None:
    kim = make_reference("kim-2017")
    FormerKey.objects.create(reference=kim, key="kim-2017b", since=timezone.now())
    assert keys(report("kim-2017b")) == {"kim-2017"}


def test_a_live_paper_that_is_on_no_shelf_is_told(settled: None) -> None:
    article = Article.objects.get()
    article.citations.all().delete()
    article.claims.all().delete()
    Reference.objects.filter(citation_key="kim-2017").delete()
    assert [row["key"] for row in report(expected=1)["strays"]] == ["kim-2017"]
    assert "nobody can watch it" in run("check_references", expected=1)


# How it ends


def test_nothing_found_and_everybody_answered_is_clear(settled: None) -> None:
    found = report()
    assert found["clear"]
    assert {row["status"] for row in found["references"]} == {"current"}
    assert {row["freshness"] for row in found["references"]} == {"fresh"}


def test_a_registry_that_gives_no_answer_is_not_clear(settled: None, registry_server: Any) -> None:
    registry_server.fail("/", "500")
    said = run("check_references", "kim-2017", expected=1)
    assert "kim-2017: could not be checked." in said
    assert "1 could not be checked" in said


def test_one_registry_that_is_down_leaves_a_paper_partly_checked(
    settled: None, registry_server: Any
) -> None:
    registry_server.fail("/eutils", "500")
    assert "Only partly checked" in run("check_references", "kim-2017", expected=1)


def test_without_any_paper_there_is_nothing_to_ask(registry_server: Any) -> None:
    assert report()["references"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no-such-2020"], "KEY: no paper of the library has the key “no-such-2020”."),
        (["kim-2017", "--all"], "Give keys or --all, not both."),
    ],
)
def test_a_wrong_call_says_what_is_wrong(words: list[str], said: str) -> None:
    make_reference("kim-2017")
    assert said in run("check_references", *words, expected=2)


# What it says


def test_a_retraction_is_a_line_and_a_letter(registry_server: Any) -> None:
    make_reference("shah-2020", **RETRACTED)
    article = make_article(
        "published",
        body='<p>It was reviewed.<span data-cites="shah-2020"></span></p>',
        faqs=[],
        show_disclosures=True,
    )
    said = run("check_references", expected=1)
    assert "shah-2020: retracted" in said
    assert "New: retraction, 2021-03-22, https://doi.org/10.3390/ani11030905." in said
    assert f"{article.slug} (live, revision 1)" in said
    assert "1 live letter concerned" in said


def test_an_alert_of_yesterday_still_counts_today(settled: None) -> None:
    tell("correction", paper=make_reference("kim-2017"), now=timezone.now())
    found = report(expected=1)
    assert [alert["key"] for row in found["letters"] for alert in row["alerts"]] == ["kim-2017"]


def test_an_unverified_paper_is_tried_again_and_says_so(registry_server: Any) -> None:
    make_article()
    assert Reference.objects.filter(verified_at=None).count() == 3
    assert "Verified just now." in run("check_references", expected=1)
    assert not Reference.objects.filter(verified_at=None).exists()


def test_one_mail_tells_of_everything_a_run_found(
    registry_server: Any, django_capture_on_commit_callbacks: Any
) -> None:
    make_user(Role.REVIEWER, email="robin@example.com")
    make_reference("shah-2020", **RETRACTED)
    make_article("published", body='<p>So.<span data-cites="shah-2020"></span></p>', faqs=[])
    with django_capture_on_commit_callbacks(execute=True):
        run("check_references", expected=1)
    assert [message.to for message in mail.outbox] == [["robin@example.com"]]


def test_addresses_are_visited_only_when_asked_for(settled: None, monkeypatch: Any) -> None:
    report("kim-2017")
    assert not LinkCheck.objects.exists()
    monkeypatch.setattr("references.watch.links.check", lambda papers, *, now: iter(()))
    assert report("kim-2017", "--links")["links"] == []
