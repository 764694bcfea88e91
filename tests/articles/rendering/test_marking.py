"""A letter with passages marked is the letter, word for word, for whoever judges it."""

from html import unescape
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from articles.body.parse import parse
from articles.body.prose import prose
from articles.body.serialize import serialize
from articles.reading import read
from articles.rendering.html import answer_html, body_html
from articles.rendering.marking import Mark, MarkingPen
from articles.rendering.page import letter_page
from articles.rendering.pen import INDOORS
from tests.articles.documents import documents
from tests.articles.jsonld.letters import bare_imprint
from tests.articles.rendering.letters import letter


def mark(field: str, start: int, end: int, name: str = "finding-1", kind: str = "warn") -> Mark:
    return Mark(field, start, end, name, kind, label="Finding 1", sign="1")


def marked(html: str, *marks: Mark, claims: dict[Any, Mark] | None = None) -> str:
    return body_html(read(letter(html)), MarkingPen(marks, claims or {}))


def test_a_passage_is_marked_and_leads_to_what_is_said_of_it() -> None:
    html = marked("<p>Cells burn it &amp; live.</p>", mark("body", 6, 15))
    assert html == (
        '<p>Cells <span class="noted warn" data-notes="finding-1">burn it &amp;</span>'
        '<a class="note warn" id="at-finding-1" href="#finding-1" aria-label="Finding 1" '
        'data-sign="1"></a> live.</p>'
    )


def test_a_passage_runs_through_emphasis_and_from_one_paragraph_into_the_next() -> None:
    html = marked("<p>One <em>two</em></p><p>three four</p>", mark("body", 4, 14))
    assert html.count("noted warn") == 2
    assert '<em><span class="noted warn" data-notes="finding-1">two</span></em>' in html
    assert '<p><span class="noted warn" data-notes="finding-1">three</span><a ' in html


def test_passages_that_overlap_are_both_told() -> None:
    html = marked(
        "<p>One two three</p>",
        mark("body", 0, 7),
        mark("body", 4, 13, name="finding-2", kind="block"),
    )
    assert 'class="noted warn block" data-notes="finding-1 finding-2">two</span>' in html


def test_a_claim_leads_to_its_evidence() -> None:
    statement = '<p><mark data-claim="c1" data-kind="structure_function">It helps</mark>.</p>'
    there = mark("body", 0, 8, name="evidence-1", kind="claim-note")
    html = marked(statement, claims={("body", "c1"): there})
    assert 'href="#evidence-1"' in html
    assert "note" not in marked(statement, claims={("faqs[0].answer", "c1"): there})


def test_plain_fields_are_marked_too() -> None:
    content = msgspec.structs.replace(letter("<p>x</p>"), headline="Gut & brain")
    page = letter_page(content, bare_imprint(), MarkingPen([mark("headline", 0, 5)], {}))
    assert '<h1><span class="noted warn" data-notes="finding-1">Gut &amp;</span><a' in page


@settings(max_examples=25)
@given(documents, st.data())
def test_a_mark_covers_exactly_the_characters_it_names(document: Any, data: st.DataObject) -> None:
    html = serialize(document)
    text = prose(parse(html)).text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    page = LexborHTMLParser(f"<body>{marked(html, mark('body', start, end))}</body>")
    shown = "".join(node.text() for node in page.css("span.noted"))
    assert squeezed(shown) == squeezed(text[start:end])


def squeezed(text: str) -> str:
    return "".join(unescape(text).split())


@settings(max_examples=25)
@given(documents)
def test_without_marks_it_is_what_every_screen_shows(document: Any) -> None:
    reading = read(letter(serialize(document)))
    assert body_html(reading, MarkingPen((), {})) == body_html(reading, INDOORS)


def test_on_a_screen_a_heading_takes_no_parts_name_and_links_still_find_it() -> None:
    body = '<h2>Evidence</h2><p><a href="#evidence">up</a> <a href="#disclaimer">down</a></p>'
    shown = body_html(read(letter(body)), INDOORS)
    assert '<h2 id="heading-evidence">' in shown
    assert '<a href="#heading-evidence">up</a> <a href="#disclaimer">down</a>' in shown
    assert '<h2 id="evidence">' in body_html(read(letter(body)))


def test_answers_are_written_by_the_same_pen() -> None:
    content = letter("<p>x</p>", "<p>Because.</p>")
    html = answer_html(read(content), 0, MarkingPen([mark("faqs[0].answer", 0, 7)], {}))
    assert "noted warn" in html
