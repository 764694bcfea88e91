"""A finding and its ways out: what each person sees beside it, fills in, and is refused."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from articles import dates, frozen
from articles.compliance.resolution import Kind
from articles.models import Article, Brand, Resolution
from articles.workflow import actions, resolving, standing
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, words
from tests.factories import (
    BODY,
    make_article,
    make_author,
    make_library_claim,
    make_user,
    override_warnings,
    ticks,
)

pytestmark = pytest.mark.django_db

WARNED = BODY.replace("Twelve basketball players took it", "A 2021 review had twelve take it")
REASON = "The journal itself files this trial among its reviews."


@pytest.fixture
def warned() -> Article:
    return make_article("in_review", body=WARNED)


@pytest.fixture
def reviewer() -> Browser:
    return Browser(make_user(Role.REVIEWER, name="Rita Reviewer"))


@pytest.fixture
def lawyer() -> Browser:
    return Browser(make_user(Role.LEGAL, name="Lena Lawyer"))


def page_of(article: Article) -> str:
    return address("article_change", article.pk)


def form_on(page: HttpResponse, code: str, kind: str) -> dict[str, str] | None:
    """Return the hidden fields of the small form for `kind` beside the finding `code`, if any."""
    for form in LexborHTMLParser(page.content.decode()).css("form"):
        hidden = {i.attributes["name"]: i.attributes.get("value") or "" for i in form.css("[name]")}
        if (hidden.get("code"), hidden.get("kind")) == (code, kind):
            hidden.pop("csrfmiddlewaretoken")
            return hidden
    return None


def send(person: Browser, article: Article, code: str, kind: str, **filled_in: str) -> HttpResponse:
    form = form_on(person.open(page_of(article)), code, kind)
    assert form is not None, f"there is no form for {kind} of {code}"
    return person.post(address("article_resolve", article.pk), **{**form, **filled_in})


def test_a_reviewer_resolves_a_warning_beside_it_and_may_then_approve(
    reviewer: Browser, warned: Article
) -> None:
    page = words(reviewer.open(page_of(warned)))
    assert "1 warning is open." in page
    said = words(send(reviewer, warned, "SUB-05c", "R3", reason=REASON))
    assert "Recorded: R3 Not a claim." in said
    today = dates.day(timezone.now(), Brand.objects.get().time_zone)
    assert f"R3 Not a claim , Rita Reviewer, {today:%-d %b %Y}: {REASON}" in said
    assert "1 resolved" in said
    assert "1 warning is open" not in said
    unseen = reviewer.decide(warned.pk, "approve")
    assert "1 point is not ticked. Look at each and tick what you saw" in words(unseen)
    assert "stands on the same page in bold type" in words(unseen)
    assert "Signed." in words(reviewer.decide(warned.pk, "approve", ticked=ticks(warned)))
    signed = standing.newest_revision(warned).approvals.get()
    assert REASON in signed.resolutions
    assert "DISC-05" in signed.answers


def test_what_is_lacking_is_said_beside_its_field_and_nothing_is_lost(
    reviewer: Browser, warned: Article
) -> None:
    page = send(reviewer, warned, "SUB-05c", "R4", reason="Legal knows.", risk_owner="")
    assert "Name the person who answers for this risk." in words(page)
    assert "Legal knows." in page.content.decode()
    assert "A 2021 review had twelve take it" in words(page)
    assert not Resolution.objects.exists()


def test_a_date_that_is_none_is_said_beside_its_field(reviewer: Browser, warned: Article) -> None:
    page = send(reviewer, warned, "SUB-05c", "R4", reason="So.", expires_on="tomorrow")
    assert "Enter a valid date." in words(page)


def test_a_way_out_that_the_table_refuses_is_greyed_with_the_reason(
    reviewer: Browser, warned: Article
) -> None:
    page = reviewer.open(page_of(warned))
    assert form_on(page, "SUB-05c", "R6") is None
    assert "answers disease-claim findings only (DC)" in words(page)


def test_an_editor_sees_why_the_ways_out_are_not_theirs(warned: Article) -> None:
    editor = Browser(make_user(Role.EDITOR))
    page = editor.open(page_of(warned))
    assert form_on(page, "SUB-05c", "R3") is None
    assert "Only a regulatory reviewer (group “reviewers”) can do this." in words(page)


def test_whoever_wrote_it_is_told_that_another_must_judge() -> None:
    both = make_user(Role.EDITOR)
    both.groups.add(make_user(Role.REVIEWER).groups.get())
    article = make_article("in_review", body=WARNED, editor=both)
    assert "Somebody else must judge what it says." in Browser(both).text(page_of(article))


def test_a_blocking_finding_waits_for_legal_who_reads_and_agrees(
    reviewer: Browser, lawyer: Browser
) -> None:
    article = make_article("in_review", authors=[make_author(disclosure="")])
    until = (timezone.localdate() + timedelta(days=30)).isoformat()
    owned = {"reason": "Said in the frame.", "risk_owner": "Olga Owner", "expires_on": until}
    said = words(send(reviewer, article, "END-01", "R4", **owned))
    assert "Stays open until a legal reviewer (group “legal”) agrees." in said
    assert "You recorded it yourself. A second person must agree." in said
    made = article.resolutions.get()
    agree = address("article_resolution", article.pk, made.pk, "agree")
    assert "answered for by Olga Owner" in lawyer.text(agree)
    assert "Agreed. Your name stands beside it." in words(lawyer.send(agree, note="Weighed."))
    shown = lawyer.text(page_of(article))
    assert "Agreed (legal)" in shown
    assert "waits for nobody" in words(lawyer.send(agree))


def test_an_editor_links_an_approved_claim_of_the_library(warned: Article) -> None:
    claim = make_library_claim()
    editor = Browser(make_user(Role.EDITOR, name="Edda Editor"))
    said = words(send(editor, warned, "SF-01", "R2", reason="The same.", entry=str(claim.pk)))
    assert "Recorded: R2 Linked to an approved claim." in said
    assert "Stays open until a medical reviewer (group “medical”) agrees." in said


def test_a_resolution_is_taken_back_with_a_reason_and_stays_listed(
    reviewer: Browser, warned: Article
) -> None:
    (made,) = override_warnings(warned, actor=make_user(Role.REVIEWER), now=timezone.now())
    revoke = address("article_resolution", warned.pk, made.pk, "revoke")
    assert "Write why" in words(reviewer.send(revoke, reason=" "))
    said = words(reviewer.send(revoke, reason="It is a trial."))
    assert "Taken back." in said
    assert "by Rita Reviewer: It is a trial." in said
    assert "1 warning is open." in said
    assert "taken back already" in words(reviewer.send(revoke, reason="Again."))


def test_a_void_resolution_stays_listed_with_the_reason(reviewer: Browser, warned: Article) -> None:
    override_warnings(warned, actor=make_user(Role.REVIEWER), now=timezone.now())
    editor = make_user(Role.EDITOR)
    actions.recall(warned, actor=editor, now=timezone.now())
    with actions.editing(warned, actor=editor, now=timezone.now()) as draft:
        draft.body = WARNED.replace("twelve", "thirteen")
        draft.save()
    said = reviewer.text(page_of(warned))
    assert "None holds for this text." in said
    assert "Its sentence was changed" in said


def test_the_page_under_review_shows_what_is_open_and_approving_waits(
    reviewer: Browser, warned: Article
) -> None:
    approve = address("article_action", warned.pk, "approve")
    page = reviewer.open(approve)
    assert "Approve: not possible now. 1 warning is open." in words(page)
    refused = reviewer.post(approve, digest=standing.newest_revision(warned).digest)
    assert "Nothing was changed." in words(refused)
    form = form_on(page, "SUB-05c", "R3")
    after = reviewer.post(address("article_resolve", warned.pk), **{**form, "reason": REASON})
    assert after.redirect_chain[-1][0] == address("article_review", warned.pk)
    assert "Approve: not possible" not in words(after)


def test_somebody_who_writes_finds_the_ways_out_on_a_page_of_their_own() -> None:
    article = make_article("draft", body=WARNED)
    editor = Browser(make_user(Role.EDITOR))
    page = editor.open(page_of(article))
    assert form_on(page, "SF-01", "R2") is None, "a form in a list that is made anew is lost"
    links = LexborHTMLParser(page.content.decode()).css("a[href*='sentence_sha256']")
    link = next(a.attributes["href"] for a in links if "SF-01" in (a.attributes["href"] or ""))
    assert link is not None
    shown = editor.open(link)
    assert form_on(shown, "SF-01", "R2") is not None
    gone = editor.open(f"{address('article_resolve', article.pk)}?code=DC-01&sentence_sha256=x")
    assert "has no such finding" in words(gone)


@pytest.mark.parametrize("action", ["approve", "request_changes"])
def test_a_text_that_somebody_changed_in_the_database_is_refused_and_no_error(
    reviewer: Browser, warned: Article, action: str
) -> None:
    frozen.remove(connection)
    warned.revisions.update(text="{}")
    said = reviewer.text(address("article_action", warned.pk, action))
    assert "Nothing was changed. The text of" in said


@pytest.mark.parametrize(
    "change",
    [{"kind": "R1"}, {"kind": "R9"}, {"code": "SUB-01"}, {"sentence_sha256": "x"}],
    ids=str,
)
def test_a_forged_form_changes_nothing(
    reviewer: Browser, warned: Article, change: dict[str, str]
) -> None:
    form = form_on(reviewer.open(page_of(warned)), "SUB-05c", "R3")
    answer = reviewer.post(
        address("article_resolve", warned.pk), **{**form, "reason": REASON, **change}
    )
    assert answer.status_code == 404 or "Nothing was changed." in words(answer)
    assert not Resolution.objects.exists()


def test_a_resolution_of_another_letter_is_not_found(reviewer: Browser, warned: Article) -> None:
    (made,) = override_warnings(warned, actor=make_user(Role.REVIEWER), now=timezone.now())
    strange = address("article_resolution", make_article().pk, made.pk, "revoke")
    assert reviewer.open(strange).status_code == 404


def test_the_list_across_letters_is_filtered_by_rule_kind_and_end(
    reviewer: Browser, warned: Article
) -> None:
    override_warnings(warned, actor=make_user(Role.REVIEWER), now=timezone.now())
    everything = address("resolution_changelist")
    assert "SUB-05c" in reviewer.text(everything)
    for query, count in (
        ("code=SUB-05c", 1),
        ("code=SUB-05b", 0),
        ("kind=R4", 1),
        ("kind=R3", 0),
        ("end=30", 0),
        ("end=90", 0),
        ("end=ended", 0),
        ("end=revoked", 0),
    ):
        assert f"{count} resolution" in reviewer.text(f"{everything}?{query}"), query


def queries(browser: Browser, page: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        browser.open(page)
    return len(captured)


def test_more_findings_and_resolutions_ask_the_database_no_more(reviewer: Browser) -> None:
    body = WARNED + WARNED.replace("A 2021 review", "A second review of 2021").replace("c1", "c2")
    few, many = make_article(body=WARNED), make_article(body=body)
    make_library_claim()
    actor = make_user(Role.REVIEWER)
    for article in (few, many):
        for made in override_warnings(article, actor=actor, now=timezone.now()):
            resolving.revoke(made, actor=actor, now=timezone.now(), reason="Once more.")
        override_warnings(article, actor=actor, now=timezone.now())
    assert many.resolutions.count() > few.resolutions.count()
    queries(reviewer, page_of(few))
    assert queries(reviewer, page_of(many)) == queries(reviewer, page_of(few)) <= 130
    listed = address("resolution_changelist")
    before = queries(reviewer, listed)
    resolving.resolve(
        make_article(body=WARNED),
        actor=actor,
        now=timezone.now(),
        kind=Kind.NOT_A_CLAIM,
        code=many.resolutions.first().code,
        sentence_sha256=many.resolutions.filter(article=many).last().sentence_sha256,
        reason=REASON,
    )
    assert queries(reviewer, listed) == before
