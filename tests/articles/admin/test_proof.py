"""The certificate, the page of a moment, and the dossier, as people get them in the admin."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse

from articles.models import Article
from articles.workflow import actions
from articles.workflow.situation import Role
from tests.articles.admin.browser import Browser, address, words
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> Browser:
    return Browser(make_user(Role.PUBLISHER, name="Petra Publisher"))


def page(article: Article, name: str, *more: int) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *more])


def test_the_certificate_is_a_page_and_a_pdf(live_letter: Article, publisher: Browser) -> None:
    signed = live_letter.revisions.get().approvals.get()
    said = publisher.text(page(live_letter, "certificate", 1))
    for word in (signed.printed_name, signed.bound_sha256, "2026-06-01 13:00:00 UTC", "regulatory"):
        assert word in said
    answer = publisher.open(page(live_letter, "certificate_pdf", 1))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_the_letter_and_the_revision_lead_there(live_letter: Article, publisher: Browser) -> None:
    letter = publisher.open(address("article_change", live_letter.pk)).content.decode()
    assert page(live_letter, "moment") in letter
    revision = live_letter.revisions.get()
    shown = publisher.open(address("revision_change", revision.pk)).content.decode()
    assert page(live_letter, "certificate", 1) in shown


@pytest.mark.parametrize("number", [1, 7])
def test_what_nobody_signed_has_no_certificate(
    letter_in_review: Article, publisher: Browser, number: int
) -> None:
    for name in ("certificate", "certificate_pdf"):
        assert publisher.open(page(letter_in_review, name, number)).status_code == 404


# The admin shows all times in the brand's zone; the letter went live at 10:00 there.
MOMENTS = [
    ("2026-06-01T09:59:59", "Not live then. The next: revision 1, from 1 June 2026, 10:00:00."),
    ("2026-06-01T10:00", "Live then: revision 1"),
    ("2026-06-05T12:00:00", "Live then: revision 1"),
    ("2126-01-01T00:00", "still to come"),
    ("soon", "Give a day and a time"),
    ("", "This field is required"),
]


@pytest.mark.parametrize(("at", "said"), MOMENTS)
def test_a_moment_shows_what_readers_saw_then(
    live_letter: Article, publisher: Browser, at: str, said: str
) -> None:
    assert said in publisher.text(f"{page(live_letter, 'moment')}?at={at}")


def test_who_took_it_down_why_and_how_long_it_was_live_is_told(
    live_letter: Article, publisher: Browser
) -> None:
    actions.withdraw(
        live_letter,
        actor=make_user(Role.REVIEWER, name="Rita Reviewer"),
        now=NOW + timedelta(days=2, hours=3),
        reason="The trial was retracted.",
    )
    said = publisher.text(page(live_letter, "moment"))
    assert "Not live then. The last before: revision 1" in said
    assert "2 days, 3 hours" in said
    assert "Withdrawn by Rita Reviewer: The trial was retracted." in said


def test_a_letter_that_never_was_public_says_so(draft_letter: Article, publisher: Browser) -> None:
    assert "could never open this letter" in publisher.text(page(draft_letter, "moment"))


def test_the_dossier_of_a_moment_is_an_archive(live_letter: Article, publisher: Browser) -> None:
    answer = publisher.open(f"{page(live_letter, 'dossier')}?at=2026-06-05T12:00:00")
    assert f"{live_letter.slug}-2026-06-05-dossier.zip" in answer["Content-Disposition"]
    assert "verify.py" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


@pytest.mark.parametrize("at", ["2026-05-01T12:00:00", "soon", ""])
def test_where_nothing_was_live_there_is_no_dossier(
    live_letter: Article, publisher: Browser, at: str
) -> None:
    answer = publisher.open(f"{page(live_letter, 'dossier')}?at={at}")
    assert answer.redirect_chain[-1][0] == page(live_letter, "moment")
    if at.startswith("2026"):
        assert "was live at 2026-05-01 17:00:00 UTC: the next began" in words(answer)
