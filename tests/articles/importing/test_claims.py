"""A sentence with the disclaimer's symbol becomes a claim; the symbol goes."""

import pytest

from articles.body.parse import parse
from articles.body.sanitize import clean
from articles.body.walk import claims as claims_in
from articles.body.walk import text_of
from articles.importing import claims

MARKED = """
It feeds you.* And then?                   | It feeds you.
First. It feeds you*.                      | It feeds you.
It feeds you*, they say. Well.             | It feeds you, they say.
“It feeds you.”* I agree.                  | “It feeds you.”
One is so.* Two is so.*                    | One is so. / Two is so.
"""


@pytest.mark.parametrize("row", MARKED.strip().split("\n"))
def test_the_whole_sentence_is_marked_and_the_symbol_removed(row: str) -> None:
    printed, expected = (part.strip() for part in row.split("|"))
    marked = claims.mark(clean(f"<p>{printed}</p>"), "*")
    assert list(marked.statements) == expected.split(" / ")
    assert [text_of(claim) for claim in claims_in(parse(marked.html))] == expected.split(" / ")
    assert "*" not in marked.html


def test_a_statement_in_several_styles_is_one_claim() -> None:
    marked = claims.mark(clean("<p>Well. It <em>feeds</em> <strong>you.*</strong> Yes.</p>"), "*")
    found = claims_in(parse(marked.html))
    assert [text_of(claim) for claim in found] == ["It feeds you."]
    assert "<em>feeds</em>" in clean(marked.html)


def test_a_claim_keeps_its_citation_in_place() -> None:
    html = clean('<p>It feeds you.*<span data-cites="ref-3"></span> Yes.</p>')
    assert '</mark><span data-cites="ref-3"></span>' in clean(claims.mark(html, "*").html)


def test_escaped_characters_come_through() -> None:
    marked = claims.mark(clean("<p>5 &lt; 6 &amp; it feeds you.* Yes.</p>"), "*")
    assert marked.statements == ("5 < 6 & it feeds you.",)
    assert "5 &lt; 6 &amp; it feeds you." in marked.html


@pytest.mark.parametrize("text", ["2 * 3 is 6.", "* A note of its own.", "**bold** it says."])
def test_other_stars_are_left_alone(text: str) -> None:
    html = clean(f"<p>{text}</p>")
    assert claims.mark(html, "*") == claims.Marked(html, ())
