"""A letter is visited in the order it is read."""

from articles.body.document import Citation, Heading, LetterLink, Paragraph, Table, Text
from articles.body.parse import parse
from articles.body.walk import citations, claims, letter_links, text_of, walk

LETTER = "5f0c1f4e-0000-4000-8000-000000000001"
BODY = parse(
    "<h2>One<br>line</h2>"
    '<blockquote><p>two<span data-cites="a-1"></span></p></blockquote>'
    '<table><tr><td>three<span data-cites="b-2 a-1"></span></td></tr></table>'
    f'<p><mark>four <a data-letter="{LETTER}">five</a></mark></p>'
)


def test_parents_come_before_children_and_all_in_reading_order() -> None:
    words = [node.value for node in walk(BODY) if isinstance(node, Text)]
    assert words == ["One", "line", "two", "three", "four ", "five"]
    kinds = [type(n) for n in walk(BODY) if isinstance(n, Heading | Paragraph | Table)]
    assert kinds == [Heading, Paragraph, Table, Paragraph, Paragraph]


def test_marks_are_found_wherever_they_stand() -> None:
    assert citations(BODY) == (Citation(("a-1",)), Citation(("b-2", "a-1")))
    assert [claim.mark for claim in claims(BODY)] == ["c1"]
    assert letter_links(BODY) == (LetterLink(LETTER, (Text("five"),)),)


def test_the_text_of_a_node_has_newlines_for_breaks_and_nothing_for_citations() -> None:
    assert text_of(BODY.blocks[0]) == "One\nline"
    assert text_of(BODY.blocks[2]) == "three"
