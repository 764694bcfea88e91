"""Whatever happens to a page, what was typed on it is not lost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone

from articles.models import Article, Presence
from articles.workflow import actions
from articles.workflow.policy import Role
from tests.factories import make_article, make_brand, make_user
from tests.journeys.chromium import Chromium
from tests.journeys.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = "<p>Before. Mine.</p>"


@pytest.fixture
def editor(transactional_db: None) -> User:
    make_brand()
    return make_user(Role.EDITOR, name="Edda Editor")


@pytest.fixture
def colleague(transactional_db: None) -> User:
    return make_user(Role.EDITOR, name="Carl Colleague")


@pytest.fixture
def article(editor: User) -> Article:
    return make_article(
        "draft",
        editor=editor,
        body="<p>Before.</p>",
    )


@pytest.fixture
def desk(chromium: Chromium, live_server: Any, editor: User, article: Article) -> Desk:
    chromium.sign_in(live_server.url, editor)
    desk = Desk(chromium, live_server.url)
    desk.open(article)
    desk.caret_after("Before.")
    desk.browser.write(" Mine.")
    return desk


def kept(desk: Desk) -> None:
    """Wait until this browser holds a copy of what was typed."""
    desk.browser.until("Object.values(localStorage).some(copy => copy.includes('Mine.'))")


def bring_back(desk: Desk) -> None:
    desk.browser.until("!!document.querySelector('[data-restore]')")
    desk.browser.click("[data-restore]")
    desk.browser.until("document.querySelector('.desk-text').innerText.includes('Mine.')")


def body_of(article: Article) -> str:
    article.refresh_from_db()
    return article.body


def test_a_stale_save_shows_both_and_loses_neither(
    desk: Desk, article: Article, colleague: User
) -> None:
    with actions.editing(article, actor=colleague, now=timezone.now()) as draft:
        draft.body = "<p>Before. Carl’s own.</p>"
        draft.save()
    desk.save()
    assert "Carl Colleague saved this letter" in desk.browser.text()
    assert "Before. Carl’s own." in desk.browser.text(".overtaken .sheet")
    desk.browser.until("document.querySelector('.desk-text')?.innerText === 'Before. Mine.'")
    assert body_of(article) == "<p>Before. Carl’s own.</p>"
    # Only who says so saves over what was shown, and over nothing newer than that.
    desk.browser.follow("[name=_compared]")
    assert body_of(article) == TYPED
    assert desk.browser.complaints == []


def test_a_session_that_ended_costs_a_login_and_no_word(
    desk: Desk, article: Article, editor: User
) -> None:
    Session.objects.all().delete()
    desk.save()
    assert "/admin/login/" in desk.browser.run("location.pathname")
    desk.browser.sign_in(desk.origin, editor)
    desk.open(article)
    bring_back(desk)
    desk.save()
    assert body_of(article) == TYPED
    desk.open(article)
    assert not desk.browser.run("!!document.querySelector('.kept')"), "a spent copy is not offered"


def test_leaving_warns_and_a_page_that_was_lost_is_offered_again(
    desk: Desk, article: Article
) -> None:
    kept(desk)
    desk.browser.ask("Page.navigate", url="about:blank")
    assert desk.browser.asked == ["beforeunload"]
    desk.open(article)
    bring_back(desk)
    assert desk.stored() == TYPED
    assert body_of(article) == "<p>Before.</p>"


def test_a_page_that_nobody_changed_may_be_left(desk: Desk, article: Article) -> None:
    desk.save()
    desk.open(article)
    desk.browser.ask("Page.navigate", url="about:blank")
    assert desk.browser.asked == []


def test_somebody_else_on_the_page_is_shown(desk: Desk, article: Article, colleague: User) -> None:
    Presence.objects.create(article=article, user=colleague, seen_at=timezone.now())
    desk.browser.run("document.dispatchEvent(new Event('visibilitychange'))")
    desk.browser.until(
        "document.querySelector('.others').textContent"
        " === 'Carl Colleague has this letter open too.'"
    )


def test_a_draft_saves_itself_and_the_page_goes_on_from_there(desk: Desk, article: Article) -> None:
    desk.browser.run("window.dispatchEvent(new Event('blur'))")
    desk.browser.until("document.querySelector('.autosave').textContent.startsWith('Saved by its')")
    assert body_of(article) == TYPED
    desk.caret_after("Mine.")
    desk.browser.write(" More.")
    desk.save()
    assert body_of(article) == "<p>Before. Mine. More.</p>"
    assert desk.browser.asked == []
