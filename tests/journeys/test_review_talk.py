"""A reviewer asks about a passage, an editor answers, it is settled, signed and certified."""

from typing import Any

import pytest
from django.core import mail

from articles.models import Article, Comment
from articles.workflow.situation import Role
from tests.articles.admin.browser import PASSWORD, address
from tests.factories import make_article, make_user, override_warnings
from tests.journeys.chromium import Chromium

pytestmark = pytest.mark.django_db(transaction=True)

MARK = """(() => {
  const body = document.querySelector('#letter .sheet .body');
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf('took it for twenty days');
    if (at >= 0) {
      const range = document.createRange();
      range.setStart(walker.currentNode, at + 1);
      range.setEnd(walker.currentNode, at + 18);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return true;
    }
  }
})()"""
"""As if by the mouse: words of the letter, not quite to their ends."""


def sign_in(chromium: Chromium, live_server: Any, user: Any, page: str) -> None:
    chromium.sign_in(live_server.url, user)
    chromium.open(f"{live_server.url}{page}")


def narrow(chromium: Chromium) -> None:
    """See that nothing is wider than a telephone."""
    chromium.resize(390)
    assert chromium.overflow() <= 0
    chromium.resize(1280)


def test_a_passage_is_asked_about_answered_settled_and_certified(
    chromium: Chromium, live_server: Any, settings: Any
) -> None:
    editor = make_user(Role.EDITOR, name="Edda Editor", username="edda", email="edda@e.example")
    reviewer = make_user(Role.REVIEWER, name="Rita Reviewer", email="rita@e.example")
    reviewer.set_password(PASSWORD)
    reviewer.save()
    letter = make_article("in_review", editor=editor)
    override_warnings(letter, actor=reviewer, now=letter.created_at)
    review = address("article_review", letter.pk)

    # She marks words, and a button beside them carries them into the form; @ offers people.
    sign_in(chromium, live_server, reviewer, review)
    assert chromium.run(MARK)
    chromium.until("!document.querySelector('.comment-here').hidden")
    chromium.click(".comment-here")
    assert chromium.run("document.querySelector('#say [name=quote]').value") == "ook it for twenty"
    chromium.write("Which dose, @ed")
    chromium.until("document.querySelector('#say [role=option]')?.textContent.includes('Edda')")
    chromium.press("Enter")
    chromium.write("please?")
    assert chromium.run("document.activeElement.value") == "Which dose, @edda please?"
    chromium.click("#say [name=is_blocking]")
    narrow(chromium)
    chromium.follow("#say button[type=submit]")

    # It stands in its thread and is marked in the letter, whole words; it stops the approval.
    thread = Comment.objects.get()
    assert (thread.quote, thread.is_blocking) == ("took it for twenty", True)
    assert chromium.text("mark.commented") == "took it for twenty"
    assert "1 comment that stops it is unresolved" in chromium.text("#decision")
    assert [message.to for message in mail.outbox[-1:]] == [["edda@e.example"]]

    # The editor finds it beside the letter and answers; settling it is not hers.
    sign_in(chromium, live_server, editor, address("article_change", letter.pk))
    it = f"#comment-{thread.pk}"
    assert "who asked or a reviewer resolves it" in chromium.text(it)
    chromium.click(f"{it} .ways summary")
    chromium.type(f"{it} textarea", "Five grams a day, as the abstract says.")
    chromium.follow(f"{it} button[type=submit]")
    assert "Five grams a day" in chromium.text(it)

    # The reviewer settles it with a note, by keyboard alone.
    sign_in(chromium, live_server, reviewer, f"{review}{it}")
    chromium.run(f"document.querySelector('{it} .ways details:last-of-type summary').focus()")
    chromium.press("Enter")
    chromium.press("Tab")
    chromium.write("The dose is told.")
    chromium.press("Tab")
    chromium.run("window.leaving = true")
    chromium.press("Enter")
    chromium.until("!window.leaving && document.readyState === 'complete'")
    assert "1 resolved" in chromium.text("#comments")

    # Nothing stops it now: she signs, and the certificate tells of it all.
    approve(chromium, letter)
    chromium.open(f"{live_server.url}{address('article_certificate', letter.pk, 1)}")
    said = chromium.text(".paper")
    for words in ("Rita Reviewer", "approved for publication", "The dose is told.", "regulatory"):
        assert words in said
    narrow(chromium)
    assert chromium.complaints == []


def approve(chromium: Chromium, letter: Article) -> None:
    chromium.run(
        "document.querySelectorAll('#approve input[type=checkbox]').forEach(b => b.click())"
    )
    chromium.type("#approve [name=password]", PASSWORD)
    chromium.follow("#approve button[type=submit]")
    letter.refresh_from_db()
    assert letter.status == "approved"
