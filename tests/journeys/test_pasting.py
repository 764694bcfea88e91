"""What editors paste at the desk: identifiers, pieces of Word, Google Docs and web pages."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from articles.workflow.policy import Role
from references.models import Reference
from tests.factories import make_article, make_brand, make_user
from tests.journeys.chromium import Chromium
from tests.journeys.desk import Desk
from tests.registry_server.server import RegistryServer

pytestmark = pytest.mark.django_db(transaction=True)

CLIPBOARD = Path(__file__).parent / "clipboard"
KIM = '<span data-cites="kim-2017"></span>'
GARLICK = '<span data-cites="garlick-2001"></span>'

GOOGLE_DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
<p dir="ltr"><span style="font-size:11pt;font-weight:700">Bold</span><span style="font-size:11pt">,
H</span><span style="vertical-align:sub">2</span><span>O.</span><span style="vertical-align:super">1
</span></p><h2 dir="ltr"><span>References</span></h2><ol><li dir="ltr"><p><span>Kim MH, Kim H. The
Roles of Glutamine in the Intestine. 2017. doi:10.3390/ijms18051051</span></p></li></ol></b>"""


@pytest.fixture
def article(transactional_db: None) -> Article:
    make_brand()
    return make_article("draft", body="<p>Before.</p>")


@pytest.fixture
def desk(chromium: Chromium, live_server: Any, article: Article) -> Desk:
    editor: User = make_user(Role.EDITOR, name="Edda Editor")
    chromium.sign_in(live_server.url, editor)
    desk = Desk(chromium, live_server.url)
    desk.open(article)
    desk.caret_after("Before.")
    return desk


def test_a_piece_of_word_keeps_its_structure_and_its_known_notes(desk: Desk) -> None:
    desk.paste(html=(CLIPBOARD / "word.html").read_text(), text="What cells burn")
    desk.browser.until("document.querySelectorAll('.cite').length === 2")
    assert desk.told() == "2 of 3 notes became citations. The library does not have the others."
    pasted = desk.stored()
    assert "What cells burn" in pasted
    assert f"<strong>amino acid</strong>.{KIM} Safety came later.{GARLICK}" in pasted
    assert "Nobody knows this one.[3]" in pasted
    assert "<ul><li><p>First</p><ol><li><p>Inner</p></li></ol></li><li><p>Second</p></li></ul>" in (
        pasted
    )
    assert "<table><tbody><tr><td><p>Dose</p></td><td><p>5 g</p></td></tr></tbody></table>" in (
        pasted
    )
    assert 'Read on at <a href="https://www.evenwell.example/a?b=1&amp;c=2">our site</a>' in pasted
    assert "A paper of no shelf" in pasted, "a note without a paper is not lost"
    assert "The Roles of Glutamine" not in pasted, "a note that became a citation prints itself"
    for dirty in ("mso", "style", "class", "javascript", "alert", "onclick", "#_ftn"):
        assert dirty not in pasted
    assert desk.browser.complaints == []


def test_a_piece_of_google_docs_keeps_what_its_styles_said(desk: Desk) -> None:
    desk.paste(html=GOOGLE_DOCS, text="Bold")
    desk.becomes("1")
    assert f"<strong>Bold</strong>, H<sub>2</sub>O.{KIM}" in desk.stored()
    assert "References" not in desk.stored()


def test_a_pasted_address_offers_to_cite_a_paper_that_is_new(
    desk: Desk, registry_server: RegistryServer, article: Article
) -> None:
    desk.paste(text="https://doi.org/10.1093/jn/138.10.2025S")
    desk.browser.until("!!document.querySelector('dialog[open]')")
    desk.browser.press("Enter")
    desk.becomes("1")
    paper = Reference.objects.get(doi="10.1093/jn/138.10.2025s")
    assert desk.stored() == f'<p>Before.<span data-cites="{paper.citation_key}"></span></p>'
    desk.save()
    assert article.citations.get().reference == paper


def test_addresses_of_pubmed_and_pmc_offer_to_cite_their_papers_too(desk: Desk) -> None:
    for number, address in enumerate(
        (
            "https://pubmed.ncbi.nlm.nih.gov/28498331/",
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC5454963/",
        ),
        start=1,
    ):
        desk.paste(text=address)
        desk.browser.until("!!document.querySelector('dialog[open]')")
        desk.browser.press("Enter")
        desk.becomes(*["1"] * number)
        desk.browser.write(" And")
    assert desk.stored() == f"<p>Before.{KIM} And{KIM} And</p>"


def test_a_paper_that_cannot_be_had_is_told_and_nothing_is_inserted(
    desk: Desk, registry_server: RegistryServer
) -> None:
    desk.paste(text="10.9999/nobody-has-this")
    desk.browser.until("!!document.querySelector('dialog[open]')")
    desk.browser.press("Enter")
    desk.browser.until("document.querySelector('.desk-told').textContent.startsWith('Not cited.')")
    assert desk.stored() == "<p>Before.</p>"
