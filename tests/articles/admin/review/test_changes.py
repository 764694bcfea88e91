"""A reviewer of the second round sees what was changed since somebody signed."""

import pytest
from django.test import RequestFactory
from selectolax.lexbor import LexborHTMLParser

from articles.admin.review import changes
from articles.models import Article, SignatureRequirement
from articles.workflow import actions, requiring
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, words
from tests.articles.admin.review.test_page import review, revise
from tests.factories import BODY, NOW, approve, make_article, make_user

pytestmark = pytest.mark.django_db

REPOINTED = BODY.replace('data-cites="kim-2017"', 'data-cites="garlick-2001"', 1)


@pytest.fixture
def reviewer() -> Browser:
    return Browser(make_user(Role.REVIEWER))


def section(browser: Browser, address: str) -> LexborHTMLParser:
    page = LexborHTMLParser(browser.open(address).content.decode())
    found = page.css_first("#changes")
    assert found is not None
    return LexborHTMLParser(found.html or "")


def said(page: LexborHTMLParser) -> str:
    return " ".join((page.body.text(separator=" ") if page.body else "").split())


def test_a_letter_that_nobody_signed_is_all_new(
    letter_in_review: Article, reviewer: Browser
) -> None:
    told = said(section(reviewer, review(letter_in_review)))
    assert "Nobody has signed a revision of this letter yet" in told


def test_one_signature_of_two_signs_nothing_to_compare_with(reviewer: Browser) -> None:
    requiring.save(SignatureRequirement(content_kind="product", capacity="medical"), now=NOW)
    letter = make_article("in_review")
    approve(letter, now=NOW)
    actions.recall(letter, actor=make_user(Role.EDITOR), now=NOW)
    revise(letter, description="A letter on the fuel of the gut.")
    told = said(section(reviewer, review(letter)))
    assert "Nobody has signed a revision of this letter before this one" in told
    assert "revision 1, signed" not in told


def test_a_repointed_citation_is_named_with_both_papers(
    live_letter: Article, reviewer: Browser
) -> None:
    revise(live_letter, body=REPOINTED)
    page = section(reviewer, review(live_letter))
    told = said(page)
    assert "1 change between revision 1" in told
    assert "Citation re-pointed to another paper behind “… of 2017 tells at length.”" in told
    gone, came = page.css_first("del.kind-citations"), page.css_first("ins.kind-citations")
    assert gone is not None
    assert came is not None
    assert gone.text().strip() == "[1 Kim & Kim, 2017 (kim-2017)]"
    assert came.text().strip() == "[1 Garlick, 2001 (garlick-2001)]"
    assert "other number" in told or "another number" in told


def test_what_did_not_change_is_proved_by_digests(live_letter: Article, reviewer: Browser) -> None:
    revise(live_letter, description="A letter on the fuel of the gut.")
    page = section(reviewer, review(live_letter))
    rows = {
        (row.css_first("th").text(deep=False) or "").strip(): row.attributes.get("class")
        for row in page.css(".proof tbody tr")
        if row.css_first("th")
    }
    assert rows["Letter"] == "same"
    assert rows["Headline and description"] == "changed"
    assert "parts are the same to the byte" in said(page)


def test_submitting_the_same_text_again_changes_nothing(
    live_letter: Article, reviewer: Browser
) -> None:
    revise(live_letter, description="A letter on the fuel of the gut.")
    actions.recall(live_letter, actor=make_user(Role.ADMINISTRATOR), now=NOW, reason="Wait.")
    actions.submit(live_letter, actor=make_user(Role.EDITOR), now=NOW)
    told = said(section(reviewer, f"{review(live_letter)}?since=2"))
    assert "Nothing changed between revision 2" in told
    assert "14 of 14 parts are the same" in told or "13 of 13 parts are the same" in told


def test_any_two_revisions_can_be_compared(live_letter: Article, reviewer: Browser) -> None:
    revise(live_letter, body=REPOINTED)
    told = said(section(reviewer, f"{review(live_letter, 1)}&since=2"))
    assert "between revision 2" in told
    assert "Citation re-pointed" in told


@pytest.mark.parametrize("since", ["9", "x", "²", "-1"])
def test_there_is_no_comparison_with_what_is_not_there(
    since: str, live_letter: Article, reviewer: Browser
) -> None:
    assert reviewer.open(f"{review(live_letter)}?since={since}").status_code == 404


def test_what_was_typed_is_never_markup(live_letter: Article, reviewer: Browser) -> None:
    revise(live_letter, headline="Now <img src=x onerror=alert(1)> & more")
    page = section(reviewer, review(live_letter))
    assert page.css_first("img") is None
    assert "<img src=x onerror=alert(1)>" in said(page)


def test_every_change_is_told_on_the_page_once(live_letter: Article) -> None:
    revise(live_letter, body=REPOINTED, headline="Another headline", seo_title="Found")
    revision = live_letter.revisions.order_by("-number").first()
    assert revision is not None
    shown = changes.context(RequestFactory().get("/"), live_letter, revision)
    report = shown["report"]
    in_text = [told.number for fold in shown["letter"] for row in fold.rows for told in row.told]
    beside = [told.number for told in shown["beside"]]
    assert sorted(in_text + beside) == list(range(1, len(report.changes) + 1))
    assert shown["follows"][0].number == len(report.changes) + 1


def test_the_letter_bears_marks_that_lead_to_what_is_said(
    letter_in_review: Article, reviewer: Browser
) -> None:
    answer = reviewer.open(review(letter_in_review))
    page = LexborHTMLParser(answer.content.decode())
    links = page.css("#letter .sheet a.note")
    assert links
    for link in links:
        target = (link.attributes["href"] or "#").removeprefix("#")
        assert page.css_first(f"[id='{target}']"), target
        assert link.attributes["aria-label"]
    assert "Evidence of claim A" in {link.attributes["aria-label"] for link in links}
    assert "Narrative review" in words(answer)
