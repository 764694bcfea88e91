"""Copy that is pasted is shown in colours with the findings beside it, and nothing is stored."""

import pytest

from articles.admin.house.loose_text import LONGEST
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, words
from tests.articles.admin.house.test_lexicon import teach
from tests.factories import make_brand, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/check-text/"


@pytest.fixture
def browser() -> Browser:
    return Browser(make_user(Role.EDITOR))


def test_a_claim_is_highlighted_and_its_finding_stands_beside_it(browser: Browser) -> None:
    make_brand()
    page = browser.send(ADDRESS, text="We ship on Mondays.\r\n\r\nZinc cures the flu.")
    html, told = page.content.decode(), words(page)
    assert '<mark class="block">cures the flu</mark>' in html
    assert "Disease claim" in told
    assert "block DC-01 cures the flu" in told
    assert "21 CFR 101.93(g)(2)(i)" in told
    assert "No disclaimer cures a disease claim" in told


def test_it_says_whether_the_disclaimer_belongs_to_it(browser: Browser) -> None:
    shown = words(browser.send(ADDRESS, text="Zinc supports the skin."))
    assert "Structure/function statement" in shown
    assert "It needs the FDA disclaimer" in shown
    shown = words(browser.send(ADDRESS, text="We ship on Mondays."))
    assert "Neutral" in shown
    assert "It needs no disclaimer. The rules have nothing to say against it." in shown


def test_without_a_brand_it_works_as_well(browser: Browser) -> None:
    assert "Disease claim" in words(browser.send(ADDRESS, text="Zinc cures the flu."))


def test_a_product_that_is_not_in_the_cms_yet_counts(browser: Browser) -> None:
    text = "Take Wuffolin before you go to bed, and asthma is history."
    assert browser.send(ADDRESS, text=text, product="Wuffolin").status_code == 200


def test_the_words_that_reviewers_taught_count(browser: Browser) -> None:
    assert "Neutral" in words(browser.send(ADDRESS, text="Zinc cures the zorb."))
    teach("zorb")
    assert "Disease claim" in words(browser.send(ADDRESS, text="Zinc cures the zorb."))


def test_markup_is_text_here(browser: Browser) -> None:
    page = browser.send(ADDRESS, text="<script>alert(1)</script> cures <b>gout</b> & more")
    html = page.content.decode()
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Paste the text to check."),
        ("a" * (LONGEST + 1), "200,000 can be checked at once"),
        ("Zinc\0cures", "Null characters are not allowed"),
    ],
)
def test_what_cannot_be_checked_is_told(browser: Browser, text: str, told: str) -> None:
    page = browser.send(ADDRESS, text=text)
    assert page.status_code == 200
    assert told in words(page)


def test_a_reader_without_rights_is_refused(client: object) -> None:
    stranger = make_user(name="Some Body")
    assert Browser(stranger).open(ADDRESS).status_code == 403


def test_the_first_page_leads_to_it(browser: Browser) -> None:
    assert 'href="/admin/check-text/"' in browser.open("/admin/").content.decode()
