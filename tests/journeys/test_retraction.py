"""
A paper under a live letter is retracted: what the system notices, whom it tells, how it ends.

The letter is the real one, which stays outside the repository; without it this file skips.
"""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from articles.models import Article
from articles.workflow import actions, history
from articles.workflow.policy import Role
from references.models import Reference
from tests.articles.admin.browser import Browser, address, words
from tests.factories import approve, make_user
from tests.journeys.seed_letter import SLUG, correct, tell_readers

pytestmark = pytest.mark.django_db(transaction=True)

PUBLISHED = datetime(2026, 6, 3, 21, 20, tzinfo=UTC)
NOTICE = "https://doi.org/10.3390/ani11030905"


@pytest.fixture
def letter(seed: Path) -> Article:
    """The letter, mended as far as anybody knew, signed and live; reference 6 stands in it."""
    call_command("import_letter", str(seed / "letter.txt"), "--json", stdout=StringIO())
    article = Article.objects.get(slug=SLUG)
    correct(article, now=PUBLISHED)
    sign(article, now=PUBLISHED)
    actions.publish(article, actor=make_user(Role.PUBLISHER), now=PUBLISHED)
    return article


def sign(article: Article, *, now: datetime) -> None:
    actions.submit(article, actor=make_user(Role.EDITOR), now=now)
    approve(article, now=now)


def check_references(*words: str) -> tuple[int, dict[str, Any]]:
    out, status = StringIO(), 0
    try:
        call_command("check_references", "--json", *words, stdout=out)
    except SystemExit as ended:
        status = int(str(ended.code))
    return status, json.loads(out.getvalue())


def paper(report: dict[str, Any], key: str) -> dict[str, Any]:
    return next(row for row in report["references"] if row["key"] == key)


def test_a_retraction_is_noticed_told_answered_and_proved(
    letter: Article, registry_server: Any
) -> None:
    make_user(Role.REVIEWER, email="robin@example.com")
    make_user(Role.PUBLISHER, email="pat@example.com")
    assert Reference.objects.get(citation_key="shah-2020").status == "current"

    # The nightly check: the registries know of the retraction, and say so.
    status, report = check_references()
    assert status == 1
    shah = paper(report, "shah-2020")
    assert (shah["status_before"], shah["status"]) == ("current", "retracted")
    assert [notice["kind"] for notice in shah["notices"]] == ["retraction"]
    hit = next(row for row in report["letters"] if row["slug"] == SLUG)
    assert hit["live"] == 1
    assert ("shah-2020", "retraction", NOTICE) in [
        (alert["key"], alert["kind"], alert["url"]) for alert in hit["alerts"]
    ]

    # The right people are told, in one mail.
    assert sorted(message.to[0] for message in mail.outbox) == [
        "pat@example.com",
        "robin@example.com",
    ]
    assert "shah-2020" in mail.outbox[0].body
    assert NOTICE in mail.outbox[0].body

    # Readers go on reading; nobody took the letter down behind its editors' backs.
    served = Client().get(f"/api/v1/articles/{SLUG}/")
    assert served.status_code == 200
    assert served.json()["revision"]["number"] == 1

    # It stands on the letter's page, on the first page, and in the letter's own check.
    reviewer = Browser(make_user(Role.REVIEWER, name="Rita Reviewer"))
    page = words(reviewer.open(address("article_change", letter.pk)))
    assert "A cited paper no longer stands as it was" in page
    assert "was retracted (2021-03-22)" in page
    first_page = words(reviewer.open("/admin/"))
    assert "Letters with a paper that no longer stands as it was" in first_page
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("check_letter", SLUG, "--revision", "1", stdout=out)
    assert "ALERT-01" in out.getvalue()

    # A new revision that passes it over is not approved.
    now = timezone.now()
    with actions.editing(letter, actor=make_user(Role.EDITOR), now=now) as draft:
        draft.description += " Read it again."
        draft.save()
    with pytest.raises(actions.Refused):
        sign(letter, now=now)
    alert = letter.alerts.get(reference__citation_key="shah-2020")
    assert alert.is_open

    # One that tells readers is; with it live, the alert ends.
    editor = make_user(Role.EDITOR)
    actions.recall(letter, actor=editor, now=now)
    tell_readers(letter, now=now)
    sign(letter, now=now)
    alert.refresh_from_db()
    assert alert.is_open, "readers still see the old revision"
    actions.publish(letter, actor=make_user(Role.PUBLISHER), now=now)
    alert.refresh_from_db()
    assert alert.how == "told"
    entry = Client().get(f"/api/v1/articles/{SLUG}/").json()["citations"][5]
    assert entry["key"] == "shah-2020"
    assert "Retracted in: doi:10.3390/ani11030905" in entry["formatted_text"]

    # The next night is quiet about it, and the history proves all of it.
    mail.outbox.clear()
    _, report = check_references()
    assert "shah-2020" not in [a["key"] for row in report["letters"] for a in row["alerts"]]
    assert paper(report, "shah-2020")["notices"] == []
    assert not mail.outbox
    kinds = list(letter.events.order_by("id").values_list("kind", flat=True))
    assert "alert" in kinds
    assert "alert_resolved" in kinds
    out = StringIO()
    call_command("verify_history", stdout=out)
    assert "The history holds" in out.getvalue()
    assert history.first_broken_link() is None


def test_without_an_answer_nothing_reads_as_clear(letter: Article) -> None:
    status, report = check_references()
    assert status == 1
    assert not report["clear"]
    assert {row["answered"] for row in report["references"]} == {False}
    assert {row["freshness"] for row in report["references"]} == {"never"}
    assert {row["verified"] for row in report["references"]} == {False}
    assert not letter.alerts.exists()
    assert Client().get(f"/api/v1/articles/{SLUG}/").status_code == 200


def test_a_registry_that_is_down_tonight_is_asked_again_tomorrow(
    letter: Article, registry_server: Any
) -> None:
    registry_server.fail("/", "500")
    assert check_references("shah-2020")[0] == 1
    assert not letter.alerts.exists()
    registry_server.reset()
    check_references("shah-2020")
    assert letter.alerts.get().notice.kind == "retraction"
