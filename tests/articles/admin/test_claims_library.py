"""The claims library on its screens: proposed by one, approved by another, kept as it was."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import LibraryClaim
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, words
from tests.factories import make_article, make_library_claim, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/libraryclaim/"


@pytest.fixture
def editor() -> Browser:
    return Browser(make_user(Role.EDITOR, name="Edda Editor"))


@pytest.fixture
def reviewer() -> Browser:
    return Browser(make_user(Role.REVIEWER, name="Rita Reviewer"))


def page_of(claim: LibraryClaim) -> str:
    return address("libraryclaim_change", claim.pk)


def step(claim: LibraryClaim, name: str) -> str:
    return address("libraryclaim_step", claim.pk, name)


def test_an_editor_proposes_and_somebody_else_approves(editor: Browser, reviewer: Browser) -> None:
    editor.send(f"{LIST}add/", text="Zinc supports normal skin", grade="moderate")
    claim = LibraryClaim.objects.get()
    assert claim.proposed_by.get_full_name() == "Edda Editor"
    assert "can approve a library claim" in editor.text(page_of(claim))
    assert "No paper supports it yet with a quoted passage" in reviewer.text(page_of(claim))


def test_a_reviewer_approves_until_a_day(reviewer: Browser) -> None:
    claim = make_library_claim(approved=False, now=timezone.now())
    until = timezone.localdate() + timedelta(days=100)
    said = words(reviewer.send(step(claim, "approve"), day=until.isoformat()))
    assert "Done. It stands in the entry’s history." in said
    assert f"approved by Rita Reviewer, {timezone.localdate()}; holds until {until}" in said
    claim.refresh_from_db()
    assert claim.expires_on == until


def test_a_day_too_far_away_is_refused_beside_the_field(reviewer: Browser) -> None:
    claim = make_library_claim(approved=False, now=timezone.now())
    said = words(reviewer.send(step(claim, "approve"), day="2099-01-01"))
    assert "choose a day within the next two years" in said
    assert not LibraryClaim.objects.get().is_approved


def test_an_approved_entry_is_to_read_and_a_change_is_a_new_version(editor: Browser) -> None:
    claim = make_library_claim(now=timezone.now())
    assert 'name="text"' not in editor.open(page_of(claim)).content.decode()
    said = words(editor.send(step(claim, "revise")))
    assert "Version 2 : proposed by Edda Editor" in said
    assert LibraryClaim.objects.get(version=2).supersedes == claim


def test_retiring_wants_a_reason_and_tells_the_letters(reviewer: Browser) -> None:
    claim = make_library_claim(now=timezone.now())
    live = make_article("published")
    reviewer.send(step(claim, "retire"), reason="The trial was misread.")
    assert "was retired: The trial was misread." in reviewer.text("/admin/")
    said = reviewer.text(address("article_change", live.pk))
    assert "What readers see needs a new approval" in said


def test_a_step_that_may_not_be_taken_says_why(editor: Browser) -> None:
    claim = make_library_claim(approved=False, now=timezone.now())
    said = words(editor.open(step(claim, "approve")))
    assert "Nothing was changed. Only reviewers" in said
    assert editor.client.get(step(claim, "propose")).status_code == 404


def test_it_shows_where_its_words_are_used(reviewer: Browser) -> None:
    claim = make_library_claim(now=timezone.now())
    live, draft = make_article("published"), make_article("draft")
    said = reviewer.text(page_of(claim))
    assert f"{live.headline} live, version 1" in said
    assert f"{draft.headline} draft with the same words" in said


def test_the_list_filters_what_is_to_be_reviewed(reviewer: Browser) -> None:
    now = timezone.now()
    make_library_claim(now=now, text="It holds for long")
    soon = timezone.localdate(now) + timedelta(days=20)
    make_library_claim(now=now, text="It ends soon", expires_on=soon)
    make_library_claim(now=now - timedelta(days=500), text="It has ended")
    said = reviewer.text(f"{LIST}?standing=review")
    assert "It ends soon" in said
    assert "It has ended" in said
    assert "It holds for long" not in said


def test_the_list_takes_the_same_queries_however_long_it_is(reviewer: Browser) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            reviewer.open(LIST)
        return len(asked)

    make_library_claim(now=timezone.now())
    short = queries()
    for number in range(5):
        make_library_claim(now=timezone.now(), text=f"It supports part {number} of the gut")
    assert queries() == short


def test_the_ledger_suggests_what_is_near_with_the_words_that_differ(editor: Browser) -> None:
    make_library_claim(now=timezone.now(), text="Evenwell maintains a healthy gut lining")
    claim = make_article("draft").claims.get()
    html = editor.open(address("claim_change", claim.pk)).content.decode()
    assert "<del>supports</del> <ins>maintains</ins>" in html
    assert "No entry has these words." in html


@pytest.mark.parametrize(
    ("filters", "found"),
    [("evidence=none", 0), ("evidence=unquoted", 1), ("library=yes", 1), ("library=no", 0)],
)
def test_the_ledger_filters_by_evidence_and_library(
    editor: Browser, filters: str, found: int
) -> None:
    make_library_claim(now=timezone.now())
    make_article("draft")
    html = editor.open(f"/admin/articles/claim/?{filters}").content.decode()
    assert html.count("Evenwell supports a healthy gut lining") >= found
    assert (f"{found} claim" in html) is True


def test_a_wording_of_the_disclaimer_that_departs_is_refused_word_by_word() -> None:
    from tests.factories import PLURAL, SINGULAR, make_disclaimer

    admin = Browser(make_user(Role.ADMINISTRATOR))
    fda = make_disclaimer()
    page = address("disclaimer_change", fda.pk)
    wrong = PLURAL.replace("Food and Drug Administration", "FDA")
    said = words(admin.send(page, **{"versions-1-singular": SINGULAR, "versions-1-plural": wrong}))
    assert "“fda.” stands for “food and drug administration.”" in said
    assert fda.versions.count() == 1
