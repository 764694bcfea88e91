"""
A real browser is given every payload, by every way out, and runs none of them.

It is asked with the policy of the pages on, and again with it off: the policy is the second line,
and a public site may have none. A payload that ran would have set `window.pwned`, opened a dialog
or asked the host `canary.invalid`.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.body.sanitize import clean
from articles.jsonld import script
from articles.models import Article
from articles.rendering import markdown, page, syndication
from articles.rendering.detail import detail
from references.unseen import visible
from tests.drills.report import Drill
from tests.journeys.chromium import Chromium, program
from tests.payloads import corpus, letters, oracle, rows

STEP, LETTERS, AT_ONCE = 11, 1, 1_000
"""Of all combinations every so-manieth, of all seeds every one as a letter."""

LOOK = """
(pieces => {
  const strange = [];
  const acts = /^(script|style|iframe|object|embed|link|meta|base|form|svg|math)$/;
  const see = root => {
    for (const each of root.querySelectorAll("*")) {
      for (const {name} of each.attributes) {
        if (/^on|^style$|^srcdoc$|^formaction$/.test(name)) strange.push(each.outerHTML);
      }
      if (acts.test(each.localName)) strange.push(each.outerHTML);
      if (each.localName === "a" && !/^(https?|mailto|about):$/.test(each.protocol)) {
        strange.push(each.outerHTML);
      }
    }
  };
  for (const piece of pieces) {
    const first = document.createElement("div"), second = document.createElement("div");
    first.innerHTML = piece;
    see(first);
    // What a frontend reads out and writes again.
    second.innerHTML = first.innerHTML;
    if (second.innerHTML !== first.innerHTML) strange.push("changes: " + piece);
    see(second);
    document.body.append(second);
    const third = new DOMParser().parseFromString("<body>" + piece, "text/html");
    see(third.body);
    second.remove();
  }
  return strange.slice(0, 5);
})
"""


def batches(cases: Iterable[str], size: int) -> Iterator[list[str]]:
    """Give `cases` so many at once."""
    waiting = iter(cases)
    while some := list(islice(waiting, size)):
        yield some


class Watched(Chromium):
    """A browser that remembers who asked for the canary's host."""

    def __enter__(self) -> "Watched":
        super().__enter__()
        self.canary: list[str] = []
        self.ask("Network.enable")
        return self

    def _note(self, event: dict[str, Any]) -> None:
        address = event.get("params", {}).get("request", {}).get("url", "")
        if event.get("method") == "Network.requestWillBeSent" and "canary.invalid" in address:
            self.canary.append(address)
        super()._note(event)

    def show(self, html: str) -> None:
        """Make `html` the page, as a server's answer without any policy would be."""
        frame = self.ask("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self.ask("Page.setDocumentContent", frameId=frame, html=html)

    def ran(self) -> list[str]:
        """Return what shows that a payload ran."""
        found = ["window.pwned"] if self.run("window.pwned !== undefined") else []
        return found + self.canary + [f"asked: {kind}" for kind in self.asked]


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Watched]:
    if program() is None:
        pytest.skip("no Chromium is installed")
    with Watched(tmp_path / "profile") as chromium:
        yield chromium


def test_the_canary_sings_when_a_payload_runs(browser: Watched, drill: Drill) -> None:
    """Without this, silence would prove nothing."""
    for payload in ("<script>pwned=1</script>", "<img src=x onerror=pwned=1>"):
        browser.open("about:blank")
        browser.show(f"<!doctype html><body>{payload}")
        browser.until("window.pwned === 1")
        drill.tried()
    browser.open("about:blank")
    browser.show("<!doctype html><body><img src=https://canary.invalid/x>")
    browser.until("document.readyState === 'complete'")
    assert browser.canary
    assert browser.run(f"{LOOK}(['<p onclick=x>', '<a href=javascript:x>', '<svg>'])")
    drill.saw("Raw payloads are seen to run, and the canary's host to be asked.")


def test_a_browser_finds_nothing_to_run_in_cleaned_texts(browser: Watched, drill: Drill) -> None:
    browser.open("about:blank")
    for some in batches(islice(corpus.cases(), 0, None, STEP), AT_ONCE):
        pieces = json.dumps([clean(case) for case in some])
        assert browser.run(f"{LOOK}({pieces})") == []
        drill.tried(len(some))
    assert browser.ran() == []
    drill.saw("Written twice with innerHTML, no text changed, ran or loaded anything.")


def test_a_browser_runs_nothing_of_a_published_letter(browser: Watched, drill: Drill) -> None:
    for some in batches(corpus.seeds()[::LETTERS], 20):
        shown = [letters.letter(clean(seed), visible(seed)) for seed in some]
        pages = [_page(content) for content in shown]
        browser.open("about:blank")
        browser.show("<!doctype html><meta charset=utf-8><body>" + "<hr>".join(pages))
        assert browser.run("document.querySelectorAll('script').length") == len(pages)
        assert browser.run("document.querySelectorAll('hr').length") >= len(pages) - 1
        assert browser.ran() == []
        drill.tried(len(some))
    drill.saw(
        "Page, feed, answers, Markdown as HTML and JSON-LD in its script element stood on pages "
        "without any policy, and nothing ran."
    )


def _page(content: Any) -> str:
    about = letters.imprint(content)
    shown = detail(content, about)
    return "".join(
        [
            page.letter_page(content, about),
            syndication.item(shown)["content_html"],
            oracle.MARKDOWN.render(markdown.letter_markdown(content, about)),
            f'<script type="application/ld+json">{script.dumps(shown["json_ld"])}</script>',
        ]
    )


LINK = re.compile(r'href="(/admin/[^"#]*)')
LEFT_OUT = re.compile(r"/(?:logout|jsi18n|autocomplete)/|[?&](?:o|all|p|_)")
OF_EACH = 3
"""Pages of a kind that are looked at: the rows of a list are of one kind."""


@pytest.mark.django_db(transaction=True)
def test_no_page_of_the_admin_runs_what_people_wrote(
    browser: Watched, drill: Drill, live_server: Any, settings: Any
) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "sessionid", "csrftoken"
    rows.fill()
    ada = User.objects.create_superuser("ada", password="x")
    pages = dict(_crawled(ada))
    drill.say(f"{len(pages)} pages")
    assert Article.objects.exists()
    found = {address: oracle.inline_faults(html) for address, html in pages.items()}
    assert {address: faults for address, faults in found.items() if faults} == {}
    drill.tried(len(pages))
    browser.sign_in(live_server.url, ada)
    for is_on in (True, False):
        browser.ask("Page.setBypassCSP", enabled=not is_on)
        for address in _one_of_each(pages):
            browser.complaints.clear()
            browser.open(live_server.url + address)
            assert browser.ran() == [], address
            refused = [each for each in browser.complaints if "Content Security" in each]
            assert refused == [], address
            drill.tried()
    drill.saw(
        f"{len(pages)} pages of the admin, full of payloads, had nothing inline; a browser opened "
        f"{len(_one_of_each(pages))} kinds of them with and without the policy, and nothing ran."
    )


BESIDE = ("/admin/login/", "/admin/account/forgotten/", "/admin/account/sso/failed/")
"""Pages for those who are not signed in, to which no page of the admin leads."""


def _crawled(user: User) -> Iterator[tuple[str, str]]:
    """Follow every link of the admin from its first page; give each page's address and HTML."""
    client = Client()
    client.force_login(user)
    waiting, known, kinds = ["/admin/"], {"/admin/"}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        assert answer.status_code < 500, address
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        html = answer.content.decode()
        yield address, html
        for found in LINK.findall(html):
            link = found.replace("&amp;", "&")
            if link in known or LEFT_OUT.search(link) or kinds[_kind(link)] == OF_EACH:
                continue
            known.add(link)
            kinds[_kind(link)] += 1
            waiting.append(link)


def _one_of_each(pages: dict[str, str]) -> list[str]:
    return sorted({_kind(address): address for address in pages}.values())


def _kind(address: str) -> str:
    """Return `address` without the numbers in it, which say which row it is about."""
    return re.sub(r"\d+", "n", address.partition("?")[0])


@pytest.mark.django_db(transaction=True)
def test_pages_beside_the_admin_keep_to_the_policy(
    browser: Watched, drill: Drill, live_server: Any
) -> None:
    """The API's browsable page, logging in, and what is shown when there is no page."""
    for path in (*BESIDE, "/api/v1/docs/", "/nowhere", "/api/v1/articles/", "/feed.xml"):
        browser.complaints.clear()
        browser.open(live_server.url + path)
        if "docs" in path:
            browser.until("document.querySelectorAll('.opblock').length > 20")
        assert [each for each in browser.complaints if "Content Security" in each] == [], path
        drill.tried()
    drill.saw("All of them work under it, Swagger's page included.")
