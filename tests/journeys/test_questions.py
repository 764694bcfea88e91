"""An editor puts the questions of a letter in order, and decides whether readers see them."""

from typing import Any

import pytest

from articles.models import Article
from articles.workflow.policy import Role
from tests.factories import make_article, make_brand, make_user
from tests.journeys.chromium import Chromium
from tests.journeys.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

CITED = '<p>So.<span data-cites="{}"></span></p>'


@pytest.fixture
def article(transactional_db: None) -> Article:
    make_brand()
    answers = [
        ("One?", CITED.format("kim-2017")),
        ("Two?", CITED.format("garlick-2001")),
        ("Three?", "<p>3</p>"),
    ]
    return make_article("draft", body="<p>Before.</p>", faqs=answers)


@pytest.fixture
def desk(chromium: Chromium, live_server: Any, article: Article) -> Desk:
    chromium.sign_in(live_server.url, make_user(Role.EDITOR))
    desk = Desk(chromium, live_server.url)
    desk.open(article)
    return desk


def order(article: Article) -> list[str]:
    return [faq.question for faq in article.faqs.all()]


def test_questions_are_put_in_order_by_dragging_and_citations_follow(
    desk: Desk, article: Article
) -> None:
    desk.becomes("1", "2")
    desk.browser.drag("#faqs-1 .handle", "#faqs-0")
    desk.browser.until("document.querySelector('#id_faqs-1-position').value === '1'")
    # The editors stand where they stood in the page's code; their numbers follow what is read.
    desk.browser.until(
        "document.querySelector('#faqs-1 .cite').textContent === '1'"
        " && document.querySelector('#faqs-0 .cite').textContent === '2'"
    )
    desk.save()
    assert order(article) == ["Two?", "One?", "Three?"]
    assert desk.browser.complaints == []


def test_questions_are_put_in_order_by_keyboard(desk: Desk, article: Article) -> None:
    browser = desk.browser
    browser.run("document.querySelector('#faqs-2 [aria-label=\"Move up\"]').focus()")
    browser.press("Enter")
    assert browser.text("#faqs-group [role=status]") == "Moved to place 2 of 3."
    assert browser.run("document.activeElement.ariaLabel") == "Move up", "the focus stays"
    browser.press("Enter")
    assert browser.text("#faqs-group [role=status]") == "Moved to place 1 of 3."
    desk.save()
    assert order(article) == ["Three?", "One?", "Two?"]


def test_questions_that_readers_do_not_see_cite_nothing_and_are_left_out(
    desk: Desk, article: Article
) -> None:
    browser = desk.browser
    desk.becomes("1", "2")
    browser.click("[data-show=letter] summary")
    browser.until("document.querySelector('[data-live=letter]').innerText.includes('Two?')")
    browser.click("#id_faqs_shown")
    desk.becomes("–", "–")
    browser.until("!document.querySelector('[data-live=letter]').innerText.includes('Two?')")
    desk.save()
    article.refresh_from_db()
    assert not article.faqs_shown
