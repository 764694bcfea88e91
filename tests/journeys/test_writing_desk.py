"""An editor writes a letter at the desk, in a real browser: cite, move, claim, link."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from articles.workflow.policy import Role
from tests.factories import make_article, make_author, make_brand, make_user
from tests.journeys.chromium import Chromium
from tests.journeys.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

THREE = (
    '<p>First things.<span data-cites="kim-2017"></span></p>'
    '<p>Second things.<span data-cites="garlick-2001"></span></p>'
    '<p>Third things.<span data-cites="cordova-martinez-2021"></span></p>'
)
EVIDENCE = '<span data-cites="kim-2017"></span>'


@pytest.fixture
def editor(transactional_db: None) -> User:
    make_brand()
    return make_user(Role.EDITOR, name="Edda Editor")


@pytest.fixture
def desk(chromium: Chromium, live_server: Any, editor: User) -> Desk:
    chromium.sign_in(live_server.url, editor)
    return Desk(chromium, live_server.url)


def body_of(article: Article) -> str:
    article.refresh_from_db()
    return article.body


def test_numbers_follow_when_paragraphs_move_and_answers_count_after_the_letter(
    desk: Desk, editor: User
) -> None:
    answers = [("Why?", f"<p>Because.{EVIDENCE}</p>")]
    article = make_article("draft", editor=editor, body=THREE, faqs=answers)
    desk.open(article)
    desk.becomes("1", "2", "3", "1")
    # The first paragraph is cut and pasted behind the last.
    desk.select_paragraph("First things.")
    desk.browser.press("x", holding="Control", command="cut")
    desk.becomes("1", "2", "3")
    desk.caret_at_end("Third things.")
    desk.browser.press("Enter")
    desk.browser.press("v", holding="Control", command="paste")
    desk.becomes("1", "2", "3", "3")
    desk.save()
    assert body_of(article) == (
        '<p>Second things.<span data-cites="garlick-2001"></span></p>'
        '<p>Third things.<span data-cites="cordova-martinez-2021"></span></p>'
        '<p>First things.<span data-cites="kim-2017"></span></p>'
    )
    assert desk.browser.complaints == []


def test_opening_and_saving_changes_nothing(desk: Desk, editor: User) -> None:
    article = make_article("draft", editor=editor)
    before = (body_of(article), article.draft_version)
    desk.open(article)
    desk.save()
    assert "Nothing changed: the letter says what it said before." in desk.browser.text()
    assert (body_of(article), article.draft_version) == before


def test_a_letter_is_written_from_the_empty_page_with_the_keyboard_alone(
    desk: Desk, editor: User
) -> None:
    target = make_article("draft", editor=editor, headline="What magnesium does at night")
    author, browser = make_author(), desk.browser
    desk.open()
    browser.type("#id_headline", "Fuel")
    browser.until("document.querySelector('#id_slug').value === 'fuel'")
    browser.run(f"document.querySelector('#id_bylines-0-author').value = '{author.pk}'")
    browser.run("document.querySelector('.desk-text').focus()")
    browser.write("Cells burn it.")
    desk.cite("kim", expect="Kim et al. 2017")
    browser.write(" Evenwell supports a healthy gut lining.")
    for _ in range(2):
        desk.move("ArrowLeft")
    # Alt+F10 to the tools, End, and the arrows to "Claim"; the sentence at the caret is marked.
    browser.press("F10", holding="Alt")
    browser.until("document.activeElement.closest('[role=toolbar]') !== null")
    while browser.run("document.activeElement.textContent") != "Claim":
        browser.press("ArrowRight")
    browser.press("Enter")
    browser.until("!!document.querySelector('dialog.claiming[open]')")
    browser.press("Enter")
    desk.closed()
    desk.move_to_end()
    # "/" offers everything by name: a link to a letter, then a product, then a list.
    browser.write(" /")
    desk.look_up("letter", expect="Link one of our letters")
    browser.press("Enter")
    desk.look_up("magnesium", expect=target.headline)
    browser.press("Enter")
    desk.closed()
    browser.write(" names /")
    desk.look_up("product", expect="Name a product")
    browser.press("Enter")
    desk.look_up("even", expect="Evenwell")
    browser.press("Enter")
    desk.closed()
    browser.press("Enter")
    browser.write("- Item, see a/b or x@y.example")
    desk.save()
    article = Article.objects.get(slug="fuel")
    assert article.body == (
        f"<p>Cells burn it.{EVIDENCE} "
        '<mark data-claim="c1" data-kind="structure_function">Evenwell supports a healthy gut '
        f'lining</mark>. <a data-letter="{target.identity}">What magnesium does at night</a> '
        "names Evenwell</p><ul><li><p>Item, see a/b or x@y.example</p></li></ul>"
    )
    assert article.claims.get().text == "Evenwell supports a healthy gut lining"


def test_several_papers_stand_in_one_place_and_can_be_changed_there(
    desk: Desk, editor: User
) -> None:
    article = make_article("draft", editor=editor, body=THREE)
    browser = desk.browser
    desk.open(article)
    desk.caret_after("Third things.")
    desk.move("ArrowRight")  # onto the citation
    browser.press("Enter")
    desk.look_up("kim", expect="Kim")
    browser.press("Enter", holding="Shift")
    browser.until("document.querySelectorAll('.chips li').length === 2")
    desk.look_up("garlick", expect="Garlick 2001")
    browser.press("Enter")
    desk.closed()
    desk.becomes("1", "2", "1–3")
    assert 'data-cites="cordova-martinez-2021 kim-2017 garlick-2001"' in desk.stored()


def test_escape_types_the_sign_and_a_mail_address_opens_nothing(desk: Desk, editor: User) -> None:
    article = make_article("draft", editor=editor, body="<p>Write to</p>")
    desk.open(article)
    desk.caret_after("Write to")
    desk.browser.write(" me@evenwell.example or @")
    desk.browser.until("!!document.querySelector('dialog[open]')")
    desk.browser.press("Escape")
    desk.closed()
    desk.browser.write("evenwell")
    assert desk.stored() == "<p>Write to me@evenwell.example or @evenwell</p>"


def test_a_key_that_no_paper_has_is_shown_where_it_stands(desk: Desk, editor: User) -> None:
    article = make_article("draft", editor=editor, body="<p>So it is.</p>")
    desk.open(article)
    desk.caret_after("So it is.")
    desk.paste(html='<span data-cites="kim-2071"></span>')
    desk.browser.until("document.querySelector('.cite.unknown')?.textContent === '?'")
    assert "kim-2071" in desk.browser.run("document.querySelector('.cite').ariaLabel")
    desk.save()
    assert "No paper has the key “kim-2071”; did you mean kim-2017?" in desk.browser.text()
    desk.browser.until("document.querySelectorAll('.cite.unknown').length === 1")
    assert body_of(article) == "<p>So it is.</p>"


def test_a_finding_leads_to_its_place_and_one_click_mends_it(desk: Desk, editor: User) -> None:
    text = "<p>Before it.</p><p>I take it. Evenwell supports a healthy gut lining.</p>"
    article = make_article("draft", editor=editor, body=text)
    desk.open(article)
    desk.browser.until("!!document.querySelector('[data-fix=claim]')")
    desk.browser.click(".finding:has([data-fix=claim]) [data-go]")
    selected = "getSelection().toString()"
    desk.browser.until(f"{selected} === 'Evenwell supports a healthy gut lining.'")
    desk.browser.click("[data-fix=claim]")
    desk.browser.until("document.querySelector('[data-fix=claim]') === null")
    marked = '<mark data-kind="structure_function">Evenwell supports a healthy gut lining</mark>.'
    assert marked in desk.stored()
    assert body_of(article) == text, "nothing is saved by it"
    assert desk.browser.complaints == []


def test_everything_works_under_a_policy_that_lets_nothing_inline_run(
    desk: Desk, editor: User
) -> None:
    article = make_article("draft", editor=editor, faqs=[("Why?", f"<p>So.{EVIDENCE}</p>")])
    browser = desk.browser
    desk.open(article)
    browser.run("document.querySelectorAll('details').forEach(each => each.open = true)")
    browser.until("document.querySelectorAll('[data-live=json_ld] pre').length > 0")
    browser.click("[data-wide]")
    browser.until("!!document.querySelector('dialog.wide article')")
    browser.press("Escape")
    desk.closed()
    desk.caret_after("supports a healthy")
    browser.press("Enter", holding="Control+Shift")
    browser.until("!!document.querySelector('dialog.claiming[open]')")
    browser.press("Escape")
    desk.closed()
    desk.paste(html="<p style='color: red' onclick='x()'>Pasted.</p>", text="Pasted.")
    browser.click("#faqs-group .add-row a")
    browser.until("document.querySelectorAll('.desk-editor.small').length === 2")
    assert browser.complaints == []
    # What others show of the letter is measured as they cut it.
    told = browser.text(".measures")
    for name in ("Search title", "Search description", "Shared title", "Shared description"):
        assert f"{name}: " in told
    # The policy is there: what is inline does not run.
    browser.run(
        "(() => { const script = document.createElement('script');"
        " script.textContent = 'window.ran = true'; document.body.append(script);"
        " document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>'); })()"
    )
    assert not browser.run("window.ran")
    for kind in ("inline script", "inline style"):
        assert any(kind in complaint for complaint in browser.complaints), browser.complaints
