"""The HTML a frontend puts on its page."""

import msgspec
import pytest

from articles.rendering.html import answer_html, body_html
from tests.articles.documents import LETTERS
from tests.articles.rendering.letters import FDA, cite, claim, reading


def number(n: int, k: int = 1) -> str:
    anchor, label = f"cite-{n}-{k}", f"Reference {n}"
    return f'<a href="#ref-{n}" id="{anchor}" role="doc-noteref" aria-label="{label}">{n}</a>'


def test_a_citation_links_there_and_has_a_place_for_the_way_back() -> None:
    html = body_html(reading(f"<p>Fuel{cite('kim-2017')}.</p>"))
    assert html == f'<p>Fuel<sup class="citation">{number(1)}</sup>.</p>'


def test_a_repeated_citation_keeps_its_number_and_gets_a_place_of_its_own() -> None:
    html = body_html(reading(f"<p>a{cite('kim-2017')} b{cite('kim-2017')}</p>"))
    assert number(1, 1) in html
    assert number(1, 2) in html


def test_neighbours_are_listed_and_a_run_still_has_a_place_for_every_paper() -> None:
    first = "kim-2017 cruzat-2018"
    html = body_html(reading(f"<p>a{cite(first)} b{cite(first, 'rao-2012')}</p>"))
    assert f'<sup class="citation">{number(1)},{number(2)}</sup>' in html
    run = f'{number(1, 2)}<span id="cite-2-2"></span>–{number(3)}'
    assert f'<sup class="citation">{run}</sup>' in html


def test_numbers_stand_in_order_whatever_order_the_editor_chose() -> None:
    body = f"<p>a{cite('kim-2017')} b{cite('rao-2012')} c{cite('rao-2012', 'kim-2017')}</p>"
    assert f"{number(1, 2)},{number(2, 2)}" in body_html(reading(body))


def test_a_key_without_a_paper_shows_nothing() -> None:
    assert body_html(reading(f"<p>a{cite('stranger')}</p>")) == "<p>a</p>"


def test_the_claim_symbol_stands_where_the_statement_ends_before_its_citation() -> None:
    html = body_html(reading(f"<p>{claim('It supports.')}{cite('kim-2017')}</p>"))
    assert html == (
        '<p><span class="claim" id="claim-c1">It supports.</span>'
        '<a class="claim-symbol" href="#disclaimer" aria-label="See disclaimer">*</a>'
        f'<sup class="citation">{number(1)}</sup></p>'
    )


@pytest.mark.parametrize(
    ("body", "facts"),
    [
        (claim("x", kind="testimonial"), {}),
        (claim("x", kind="nutrient_content"), {}),
        (claim("x"), {"disclaimers": ()}),
    ],
)
def test_only_a_structure_function_claim_with_a_disclaimer_gets_a_symbol(
    body: str, facts: dict[str, object]
) -> None:
    assert "claim-symbol" not in body_html(reading(f"<p>{body}</p>", **facts))


def test_of_several_disclaimers_the_fdas_is_the_one_meant() -> None:
    other = msgspec.structs.replace(FDA, kind="allergens", symbol="†")
    html = body_html(reading(f"<p>{claim('x')}</p>", disclaimers=(other, FDA)))
    assert 'href="#disclaimer-2"' in html
    assert ">*</a>" in html


def test_a_link_to_a_letter_is_a_link_only_while_the_letter_is_there() -> None:
    live, hidden = (f'<a data-letter="{identity}">w</a>' for identity in LETTERS)
    unknown = '<a data-letter="5f0c1f4e-0000-4000-8000-00000000000f">w</a>'
    html = body_html(reading(f"<p>{live} {hidden} {unknown}</p>"))
    assert html == '<p><a href="https://site.example/post/salt">w</a> w w</p>'


def test_headings_get_an_id_each_and_leave_the_pages_own_alone() -> None:
    body = "<h2>What’s <em>Café</em>?</h2><h3>Same</h3><h3>Same</h3><h2>Disclaimer</h2><h2>腸</h2>"
    html = body_html(reading(body))
    for anchor in ("whats-cafe", "same", "same-2", "section-disclaimer", "section"):
        assert f' id="{anchor}">' in html


def test_a_link_inside_the_page_needs_its_target() -> None:
    body = '<h2>Fuel</h2><p><a href="#fuel">there</a> <a href="#gone">nowhere</a></p>'
    assert body_html(reading(body)).endswith('<p><a href="#fuel">there</a> nowhere</p>')


def test_what_was_typed_is_escaped() -> None:
    html = body_html(reading("<p>1 &lt; 2 &amp; &lt;script&gt;</p>"))
    assert html == "<p>1 &lt; 2 &amp; &lt;script&gt;</p>"


def test_tables_say_what_their_headers_head() -> None:
    body = "<table><tr><th>a</th><th>b</th></tr><tr><th>c</th><td colspan=2>d</td></tr></table>"
    html = body_html(reading(body))
    assert html.count('<th scope="col">') == 2
    assert html.count('<th scope="row">') == 1
    assert '<td colspan="2">' in html


def test_answers_go_on_where_the_body_ended() -> None:
    body = f"<h2>Fuel</h2><p>{claim('x')}{cite('kim-2017')}</p>"
    letter = reading(body, f"<h3>Fuel</h3><p>{claim('y')}{cite('rao-2012', 'kim-2017')}</p>")
    html = answer_html(letter, 0)
    assert f"{number(1, 2)},{number(2, 1)}" in html
    assert 'id="q-1-claim-c1"' in html
    assert 'id="fuel-2"' in html
