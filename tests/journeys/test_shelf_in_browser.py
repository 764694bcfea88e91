"""
An editor at the library in a real browser: paste, decide, search while typing, by mouse and key.

What the pages do without scripts is told in tests/references/admin.
"""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.workflow.policy import Role
from references import csl, library
from references.models import Reference
from tests.factories import make_article, make_brand, make_reference, make_user
from tests.journeys.chromium import Chromium
from tests.references import papers
from tests.registry_server.server import RegistryServer

pytestmark = pytest.mark.django_db(transaction=True)
SHELF = "/admin/references/reference/"
CIAMPA = (
    "Ciampa BP, et al. Emerging Therapeutic Role for Supplements in Gastrointestinal Disorders. "
    "Gastroenterol Hepatol (N Y). 2017;13(5):288-296. PMID: 28450817"
)


@pytest.fixture
def editor(transactional_db: None) -> User:
    make_brand()
    return make_user(Role.EDITOR, name="Edda Editor")


@pytest.fixture
def browser(chromium: Chromium, live_server: Any, editor: User) -> Chromium:
    """A window in which the editor has signed in, at the shelf."""
    chromium.sign_in(live_server.url, editor)
    chromium.open(f"{live_server.url}{SHELF}")
    return chromium


def shown(browser: Chromium) -> list[str]:
    """Return the keys of the papers that are listed."""
    keys: list[str] = browser.run(
        "[...document.querySelectorAll('#result_list code')].map(each => each.textContent)"
    )
    return keys


def fill(browser: Chromium, selector: str, text: str) -> None:
    browser.run(f"document.querySelector({json.dumps(selector)}).value = {json.dumps(text)}")


def test_the_shelf_answers_while_the_editor_types(browser: Chromium) -> None:
    for item in papers.PAPERS:
        library.add(item)
    browser.run("location.reload()")
    browser.until("document.querySelectorAll('#result_list code').length === 8")
    browser.type("#searchbar", "nonnutr")
    browser.until("document.querySelectorAll('#result_list code').length === 1")
    assert shown(browser) == ["roth-2008"]
    assert browser.text("#shelf-count") == "1 of 8 papers"
    assert browser.run("document.activeElement.id") == "searchbar", "the caret stays"
    assert browser.run("document.querySelector('#searchbar').value") == "nonnutr"
    assert browser.run("location.search") == "?q=nonnutr", "the address can be sent to others"
    assert "q=nonnutr" in browser.run("document.querySelector('#changelist-filter a').href")
    # The list that came is as alive as the one it replaced.
    browser.click("#result_list .action-select")
    assert browser.text(".action-counter") == "1 of 1 selected"
    browser.type("#searchbar", " xyz")
    browser.until("document.querySelector('#shelf-count').textContent.startsWith('No paper')")
    assert shown(browser) == []
    browser.run("document.querySelector('#searchbar').value = ''")
    browser.run("document.querySelector('#searchbar').dispatchEvent(new Event('input'))")
    browser.until("document.querySelectorAll('#result_list code').length === 8")
    assert browser.complaints == []


def test_an_editor_pastes_decides_and_finds_the_paper_again(
    browser: Chromium, live_server: Any, registry_server: RegistryServer
) -> None:
    browser.open(f"{live_server.url}{SHELF}add/")
    assert browser.run("document.activeElement.id") == "id_text", "the box waits for the paste"
    fill(browser, "#id_text", f"{CIAMPA}\n\n10.3390/ani10020326")
    browser.follow(".paste button")
    page = browser.text()
    assert "2 new on the shelf" in page
    assert "Retracted. This paper was retracted." in page
    assert "The Emerging Therapeutic Role of Medical Foods" in page
    browser.follow("button[name=keep][value=registered]")
    assert browser.run("location.hash") == "#entry-1", "the page comes back where it was"
    paper = Reference.objects.get(pmid="28450817")
    assert paper.differences.exclude(decided_at=None).count() == 1
    browser.open(f"{live_server.url}{SHELF}{paper.pk}/change/")
    assert "Where it is cited Nothing cites it yet." in browser.text()
    assert browser.run("document.querySelector('button.copy').hidden") is False


def test_a_popup_hands_the_paper_to_the_letter_that_opened_it(
    browser: Chromium, live_server: Any, registry_server: RegistryServer, editor: User
) -> None:
    article = make_article("draft", editor=editor)
    browser.open(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    letter = browser.page
    browser.click("#add_id_uncited_references")
    popup = browser.popup()
    browser.attach(popup)
    browser.until("document.readyState === 'complete' && !!document.querySelector('#id_text')")
    assert browser.run("document.querySelector('#header')") is None
    fill(browser, "#id_text", "10.1093/jn/138.10.2025S")
    browser.click(".paste button")
    browser.attach(letter)
    browser.until("document.querySelector('#id_uncited_references').selectedOptions.length === 1")
    chosen = browser.run(
        "document.querySelector('#id_uncited_references').selectedOptions[0].value"
    )
    assert chosen == str(Reference.objects.get(doi="10.1093/jn/138.10.2025s").pk)


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_of_the_library_is_wider_than_the_window(
    browser: Chromium, live_server: Any, registry_server: RegistryServer, width: int
) -> None:
    make_article("published")
    cited, other = make_reference("kim-2017"), library.add(papers.ROTH).reference
    browser.open(f"{live_server.url}{SHELF}add/")
    fill(browser, "#id_text", CIAMPA)
    browser.follow(".paste button")
    result = browser.run("location.pathname")
    browser.resize(width)
    for path in (
        "",
        "add/",
        "add/by-hand/",
        "duplicates/",
        f"merge/?paper={cited.pk}&paper={other.pk}",
        f"{cited.pk}/change/",
        f"{cited.pk}/status/",
        result.removeprefix(SHELF),
    ):
        browser.open(f"{live_server.url}{SHELF}{path}")
        assert browser.overflow() <= 0, path
    assert browser.complaints == []


@pytest.mark.parametrize("width", [390, 768])
def test_a_word_that_never_ends_is_broken_not_scrolled_to(
    browser: Chromium, live_server: Any, width: int
) -> None:
    endless = "W" * 300
    people = [csl.PersonName("M" * 90, "A")]
    paper = library.add(csl.build(title=endless, issued="2001", authors=people)).reference
    library.add(csl.build(title=f"{endless} again", issued="2001", authors=people))
    library.add(csl.build(title=endless, issued="2002", authors=people))
    browser.resize(width)
    for path in ("", "duplicates/", f"{paper.pk}/change/", f"{paper.pk}/status/"):
        browser.open(f"{live_server.url}{SHELF}{path}")
        assert browser.overflow() <= 0, path


def test_what_the_field_no_longer_asks_for_does_not_arrive(browser: Chromium) -> None:
    for item in papers.PAPERS:
        library.add(item)
    browser.run("location.reload()")
    browser.until("document.querySelectorAll('#result_list code').length === 8")
    # Answers that take their time, and a word that is taken back before its answer is there.
    browser.run(
        """(() => {
          const real = window.fetch;
          window.fetch = (address, how) => new Promise((found, failed) => {
            how.signal.addEventListener("abort", () => failed(new DOMException("", "AbortError")));
            window.setTimeout(() => real(address, how).then(found, failed), 700);
          });
          const field = document.querySelector("#searchbar");
          const say = (words) => {
            field.value = words;
            field.dispatchEvent(new Event("input"));
          };
          say("nonnutr");
          window.setTimeout(() => say(""), 400);
          window.setTimeout(() => { window.waited = true; }, 1600);
        })()"""
    )
    browser.until("window.waited === true")
    assert len(shown(browser)) == 8
    assert browser.run("location.search") == ""
