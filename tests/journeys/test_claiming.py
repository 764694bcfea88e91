"""An editor marks statements at the desk and offers what carries them, without leaving the page."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from articles.workflow.policy import Role
from tests.factories import make_article, make_brand, make_reference, make_user
from tests.journeys.chromium import Chromium
from tests.journeys.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

SAYS = "Evenwell supports a healthy gut lining"
BODY = f"<p>I take it. {SAYS}. It comes in glass.</p>"
DIALOG = "dialog.claiming[open]"


@pytest.fixture
def editor(transactional_db: None) -> User:
    make_brand()
    return make_user(Role.EDITOR, name="Edda Editor")


@pytest.fixture
def article(editor: User) -> Article:
    make_reference("benjamin-2012")
    return make_article("draft", editor=editor, body=BODY, faqs=[("And?", f"<p>{SAYS}.</p>")])


@pytest.fixture
def desk(chromium: Chromium, live_server: Any, editor: User, article: Article) -> Desk:
    chromium.sign_in(live_server.url, editor)
    desk = Desk(chromium, live_server.url)
    desk.open(article)
    return desk


def test_a_statement_is_marked_with_its_evidence_by_keyboard_and_saved_with_the_letter(
    desk: Desk, article: Article
) -> None:
    browser = desk.browser
    desk.caret_after("supports a healthy")
    browser.press("Enter", holding="Control+Shift")
    browser.until(f"!!document.querySelector('{DIALOG}')")
    browser.run(f"document.querySelector('{DIALOG} [data-add-papers]').focus()")
    browser.press("Enter")
    # Any paper of the library will do; the letter itself cites none.
    desk.look_up("benjamin", expect="benjamin-2012")
    browser.press("Enter")
    browser.until("document.activeElement.ariaLabel?.startsWith('Passage of ')")
    browser.write("Fed cells kept together.")
    browser.run(f"document.querySelector('{DIALOG} select').value = 'evenwell'")
    browser.run(f"document.querySelector('{DIALOG} form').requestSubmit()")
    desk.closed()
    # What is missing before a review follows while typing, and so does the look of the mark.
    browser.until("!!document.querySelector('.desk-text mark .supported')")
    browser.until("!document.querySelector('[data-live=missing]').innerText.includes('Evidence')")
    desk.save()
    claim = article.claims.get()
    assert (claim.text, claim.product.slug) == (SAYS, "evenwell")
    [paper] = claim.evidence.all()
    assert (paper.reference.citation_key, paper.passage) == (
        "benjamin-2012",
        "Fed cells kept together.",
    )
    assert [event.kind for event in article.events.order_by("id")][-1] == "edit"
    # Pointing at the mark shows it, and the dialog opens with it.
    desk.settled()
    browser.until("!!document.querySelector('.desk-text mark .supported')")
    browser.run(
        "document.querySelector('.desk-text mark .supported')"
        ".dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
    )
    assert "“Fed cells kept together.”" in browser.text(".paper-card")
    desk.caret_after("supports a healthy")
    browser.press("Enter", holding="Control+Shift")
    browser.until(f"!!document.querySelector('{DIALOG}')")
    assert browser.run(f"document.querySelector('{DIALOG} textarea').value") == (
        "Fed cells kept together."
    )
    browser.press("Escape")
    desk.save()
    assert "Nothing changed" in browser.text()
    assert browser.complaints == []


def test_a_statement_of_an_answer_is_marked_by_one_click(desk: Desk, article: Article) -> None:
    browser = desk.browser
    item = ".finding[data-field='faqs[0].answer']:has([data-fix=claim])"
    browser.until(f'!!document.querySelector("{item}")')
    browser.click(f"{item} [data-fix=claim]")
    browser.until(f"document.querySelector('.desk-editor.small mark')?.textContent === '{SAYS}'")
    browser.until(f'document.querySelector("{item}") === null')
    desk.save()
    assert article.claims.get(faq__isnull=False).text == SAYS
