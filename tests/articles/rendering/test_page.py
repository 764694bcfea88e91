"""The whole letter as one article: its parts fit."""

from urllib.parse import parse_qsl

import msgspec
from hypothesis import HealthCheck, given, settings
from selectolax.lexbor import LexborHTMLParser

from articles.body.document import Document
from articles.body.serialize import serialize
from articles.content import Content, Faq
from articles.reading import read
from articles.rendering.page import letter_page
from references import csl
from tests.articles.documents import documents
from tests.articles.jsonld.letters import bare_imprint, full, imprint, minimal
from tests.articles.rendering.letters import cite, claim, letter


def page(content: Content) -> LexborHTMLParser:
    return LexborHTMLParser(letter_page(content, imprint()))


def ids(tree: LexborHTMLParser) -> list[str]:
    return [str(node.attributes["id"]) for node in tree.css("[id]")]


def inner_links(tree: LexborHTMLParser) -> list[str]:
    return [str(node.attributes["href"])[1:] for node in tree.css('a[href^="#"]')]


def assert_it_fits(content: Content) -> None:
    tree = page(content)
    assert len(ids(tree)) == len(set(ids(tree)))
    assert set(inner_links(tree)) <= set(ids(tree))


def test_every_inner_link_leads_to_a_place_and_every_place_is_one() -> None:
    assert_it_fits(full())
    assert len(inner_links(page(full()))) == 9


@given(documents, documents)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_link_resolves_in_any_letter(body: Document, answer: Document) -> None:
    assert_it_fits(letter(serialize(body), serialize(answer)))


def test_headings_named_like_the_pages_own_places_do_not_take_them() -> None:
    body = f"<h2>Disclaimer</h2><h2>References</h2><h2>FAQ</h2><h2>Q 1</h2><p>{claim('x')}</p>"
    assert_it_fits(letter(f"{body}<p>{cite('kim-2017')}</p>", "<h3>Ref 1</h3><p>y</p>"))


def test_the_reference_list_is_numbered_and_leads_back_to_every_mention() -> None:
    item = page(full()).css_first("#ref-3")
    links = [node.attributes["href"] for node in item.css("a")]
    assert links == ["#cite-3-1", "#cite-3-2"]


def test_every_entry_carries_its_paper_for_reference_managers() -> None:
    spans = page(full()).css("#references li > span.Z3988")
    told = [dict(parse_qsl(str(span.attributes["title"]))) for span in spans]
    assert [paper["rft.atitle"] for paper in told] == [
        csl.title(reference.csl) for reference in read(full()).cited
    ]


def test_the_disclaimer_is_bold_and_apart() -> None:
    """21 CFR 101.93(d), (e)."""
    aside = page(full()).css_first("aside#disclaimer")
    assert aside.css_first("strong").text().startswith("* This statement has not been evaluated")


def test_a_connection_is_disclosed_before_the_letter_begins() -> None:
    """16 CFR 255.5."""
    html = letter_page(full(), imprint())
    assert html.index("co-founded Birch &amp; Brook") < html.index('<div class="body">')


def test_the_day_is_labelled_and_the_review_named() -> None:
    words = page(full()).css_first("header").text()
    assert "Published May 22, 2026" in words
    assert "Reviewed by Dr. Tom Okafor on June 3, 2026" in words


def test_questions_and_corrections_are_readable_on_the_page() -> None:
    tree = page(full())
    assert tree.css_first("#q-1 h3").text() == "Does food hold enough of it?"
    assert "named another journal" in tree.css_first("#corrections").text()
    hidden = page(msgspec.structs.replace(full(), faqs_shown=False))
    assert hidden.css_first("#faq") is None


def test_what_was_typed_anywhere_is_escaped() -> None:
    evil = '"><script>alert(1)</script>'
    content = msgspec.structs.replace(
        full(),
        headline=evil,
        description=evil,
        disclosures=(evil,),
        faqs=(Faq(question=evil, answer="<p>x</p>"),),
        authors=(msgspec.structs.replace(full().authors[0], name=evil),),
        disclaimers=(msgspec.structs.replace(full().disclaimers[0], name=evil, text=evil),),
        image=msgspec.structs.replace(full().image, alt=evil, caption=evil),
    )
    assert "<script" not in letter_page(content, imprint())


def test_a_bare_letter_has_no_empty_boxes() -> None:
    html = letter_page(minimal(), bare_imprint())
    for name in ("faq", "references", "disclosures", "corrections", "disclaimer", "figure"):
        assert name not in html
