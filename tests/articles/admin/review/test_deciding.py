"""A decision is taken where the revision is read, and a signature asks for the password."""

import sys

import pytest
from django.core.signals import got_request_exception
from django.views.debug import ExceptionReporter

from articles.models import Approval, Article, OwedSignature, SignatureRequirement
from articles.workflow import actions, standing
from articles.workflow.policy import Role
from tests.articles.admin.browser import PASSWORD, Browser, address, words
from tests.factories import NOW, make_article, make_user, ticks

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer() -> Browser:
    return Browser(make_user(Role.REVIEWER, name="Rita Reviewer"))


@pytest.fixture
def medical() -> Browser:
    return Browser(make_user(Role.MEDICAL, name="Mona Medic"))


@pytest.fixture
def needs_two() -> Article:
    SignatureRequirement.objects.create(content_kind="any", capacity="medical")
    return make_article("in_review")


def review(article: Article) -> str:
    return address("article_review", article.pk)


def letter(article: Article) -> str:
    return address("article_change", article.pk)


def sign(person: Browser, article: Article, **more: object) -> str:
    return words(person.decide(article.pk, "approve", ticked=ticks(article), **more))


def test_two_people_sign_and_everybody_sees_who_is_missing(
    reviewer: Browser, medical: Browser, needs_two: Article
) -> None:
    editor = Browser(make_user(Role.EDITOR))
    page = reviewer.text(review(needs_two))
    assert "Regulatory: missing Medical: missing" in page
    assert "as Rita Reviewer in regulatory capacity: approved for publication." in page
    assert "kept in UTC and shown in America/Chicago time" in page
    assert "Signed." in sign(reviewer, needs_two, note="Fine by me.")
    for person in (editor, medical):
        assert "Medical: missing" in person.text(letter(needs_two))
    assert "UTC) , approved for publication. Fine by me." in medical.text(review(needs_two))
    sign(medical, needs_two)
    needs_two.refresh_from_db()
    assert needs_two.status == "approved"
    assert set(Approval.objects.values_list("capacity", "authentication")) == {
        ("regulatory", "password"),
        ("medical", "password"),
    }


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "Type your password once more"),
        ("wrong", "That is not your password. 4 tries are left."),
    ],
)
def test_without_the_password_nothing_is_signed_and_nothing_typed_is_lost(
    password: str, said: str, reviewer: Browser, letter_in_review: Article
) -> None:
    page = reviewer.decide(
        letter_in_review.pk,
        "approve",
        ticked=ticks(letter_in_review),
        note="Read twice.",
        password=password,
    )
    assert said in words(page)
    assert "Read twice." in page.content.decode()
    assert PASSWORD not in page.content.decode()
    assert page.content.decode().count("checked") >= len(ticks(letter_in_review))
    assert not Approval.objects.exists()


def test_an_administrator_chooses_the_capacity(needs_two: Article) -> None:
    administrator = Browser(make_user(Role.ADMINISTRATOR))
    assert "This field is required." in sign(administrator, needs_two)
    assert "Signed." in sign(administrator, needs_two, capacity="medical")
    assert Approval.objects.get().capacity == "medical"
    assert "You signed it in medical capacity." in administrator.text(review(needs_two))


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMINISTRATOR])
def test_who_wrote_it_finds_every_decision_refused_with_the_reason(role: Role) -> None:
    writer = make_user(Role.EDITOR)
    article = make_article("in_review", editor=writer)
    writer.groups.add(*make_user(role).groups.all())
    page = Browser(writer).text(review(article))
    for said in ("approve it.", "reject it.", "request changes; you can recall it."):
        assert f"Somebody else must {said}" in page


def test_changes_are_asked_for_at_findings_and_passages_and_shown_there(
    reviewer: Browser, letter_in_review: Article
) -> None:
    revision = standing.newest_revision(letter_in_review)
    (finding, *_) = standing.findings_of(letter_in_review, status="in_review")
    said = words(
        reviewer.decide(
            letter_in_review.pk,
            "request_changes",
            reason="Two things.",
            findings=[f"{finding.code} {finding.sentence_sha256}"],
            quote_1="and I take it\n  myself",
            change_1="Say since when.",
        )
    )
    assert "Sent back." in said
    editor = Browser(make_user(Role.EDITOR))
    page = editor.open(letter(letter_in_review))
    told = words(page)
    assert f"on revision {revision.number}: Two things." in told
    assert f"{finding.code} " in told
    assert "Letter as it was and I take it myself Say since when." in told
    assert 'data-quote="and I take it myself"' in page.content.decode()


def test_the_next_round_shows_what_was_asked_and_what_became_of_it(
    reviewer: Browser, letter_in_review: Article
) -> None:
    reviewer.decide(
        letter_in_review.pk,
        "request_changes",
        reason="One thing.",
        quote_1="Twelve basketball players",
        change_1="Say who they were.",
    )
    editor = make_user(Role.EDITOR)
    with actions.editing(letter_in_review, actor=editor, now=NOW) as draft:
        draft.body = draft.body.replace("Twelve basketball players", "Twelve professionals")
        draft.save()
    actions.submit(draft, actor=editor, now=NOW)
    assert "changed Twelve basketball players Say who they were." in reviewer.text(
        review(letter_in_review)
    )


@pytest.mark.parametrize(
    ("filled_in", "said"),
    [
        ({"quote_1": "words of another letter"}, "The letter does not say this."),
        ({"change_2": "Shorten it."}, "Quote the words that this is about."),
    ],
)
def test_a_passage_that_is_none_is_said_beside_its_field(
    filled_in: dict[str, str], said: str, reviewer: Browser, letter_in_review: Article
) -> None:
    page = reviewer.decide(letter_in_review.pk, "request_changes", reason="So.", **filled_in)
    assert said in words(page)
    letter_in_review.refresh_from_db()
    assert letter_in_review.status == "in_review"


def test_a_rejected_letter_says_so_to_whoever_submits_it_again(
    reviewer: Browser, letter_in_review: Article
) -> None:
    said = reviewer.decide(letter_in_review.pk, "reject", reason="We do not run this.")
    assert "Rejected." in words(said)
    editor = Browser(make_user(Role.EDITOR))
    again = editor.send(address("article_action", letter_in_review.pk, "submit"))
    assert "rejected this very text" in words(again)


def test_an_emergency_is_seen_by_everybody_agreed_to_by_another_and_signed_afterwards(
    reviewer: Browser, medical: Browser, needs_two: Article
) -> None:
    administrator = Browser(make_user(Role.ADMINISTRATOR))
    sign(reviewer, needs_two)
    more = {"ticked": ticks(needs_two), "reason": "A lot is recalled."}
    reviewer.decide(needs_two.pk, "emergency_approve", **more)
    editor = Browser(make_user(Role.EDITOR))
    assert "A second person, a reviewer or an administrator" in editor.text(letter(needs_two))
    administrator.decide(needs_two.pk, "emergency_approve", **more)
    needs_two.refresh_from_db()
    assert needs_two.status == "approved"
    assert "The medical signature under revision 1 is owed until" in editor.text(letter(needs_two))
    assert "Signatures owed after an emergency Owed" in medical.text("/admin/")
    owed = address("article_owed", needs_two.pk, OwedSignature.objects.get().pk)
    assert "You do not sign in medical capacity." in reviewer.text(owed)
    done = medical.send(owed, ticked=ticks(needs_two), password=PASSWORD)
    assert "Signed. It is no longer owed." in words(done)
    assert "is owed until" not in editor.text(letter(needs_two))
    assert "Signatures owed" not in medical.text("/admin/")


def test_the_password_is_in_no_error_report(
    reviewer: Browser, letter_in_review: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the database is on fire")

    reports: list[str] = []

    def report(request: object, **_: object) -> None:
        reports.append(ExceptionReporter(request, *sys.exc_info()).get_traceback_html())

    monkeypatch.setattr("articles.workflow.signing.sign", fail)
    reviewer.client.raise_request_exception = False
    got_request_exception.connect(report)
    try:
        reviewer.decide(letter_in_review.pk, "approve", ticked=ticks(letter_in_review))
    finally:
        got_request_exception.disconnect(report)
    (said,) = reports
    assert "the database is on fire" in said
    assert PASSWORD not in said


def test_a_page_that_is_stale_is_told_what_happened_meanwhile(
    reviewer: Browser, letter_in_review: Article
) -> None:
    actions.recall(letter_in_review, actor=make_user(Role.EDITOR), now=NOW)
    page = address("article_action", letter_in_review.pk, "approve")
    answer = reviewer.post(page, digest="0" * 64, password=PASSWORD)
    assert "Nothing was changed." in words(answer)
    assert not Approval.objects.exists()
