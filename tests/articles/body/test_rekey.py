"""A text cites a paper by another key, and nothing else about it changes."""

from hypothesis import given
from hypothesis import strategies as st

from articles.body.document import Citation
from articles.body.parse import parse
from articles.body.rekey import rekey
from articles.body.serialize import serialize
from articles.body.walk import citations, walk
from tests.articles.documents import documents

DEEP = (
    '<ul><li><p>One<span data-cites="gone-2001 kept-2001"></span></p></li></ul>'
    '<blockquote><p>Two<span data-cites="kept-2001 other-1999 gone-2001"></span></p></blockquote>'
    '<table><tbody><tr><td><p>Three<span data-cites="gone-2001"></span></p></td></tr></tbody>'
    '</table><p><mark data-claim="c1" data-kind="structure_function">Four'
    '<span data-cites="gone-2001b"></span></mark></p>'
)


def moved(html: str) -> str:
    return serialize(rekey(parse(html), {"gone-2001": "kept-2001"}))


def test_every_mark_moves_wherever_it_stands_and_cites_a_paper_once() -> None:
    assert moved(DEEP) == DEEP.replace("gone-2001 kept-2001", "kept-2001").replace(
        "kept-2001 other-1999 gone-2001", "kept-2001 other-1999"
    ).replace('"gone-2001"', '"kept-2001"')


def test_a_key_in_words_is_no_mark() -> None:
    assert moved("<p>gone-2001 is a key.</p>") == "<p>gone-2001 is a key.</p>"


@given(documents)
def test_without_anything_to_move_nothing_changes(document) -> None:
    assert rekey(document, {}) == document


@given(documents, st.data())
def test_no_mark_keeps_the_old_key_and_all_else_stays(document, data) -> None:
    keys = [key for mark in citations(document) for key in mark.keys]
    gone = data.draw(st.sampled_from(keys)) if keys else "gone-2001"
    after = rekey(document, {gone: "kept-0000"})
    assert gone not in [key for mark in citations(after) for key in mark.keys]
    assert [type(node) for node in walk(after)] == [type(node) for node in walk(document)]
    others = [node for node in walk(document) if not isinstance(node, Citation)]
    assert len(others) == len([node for node in walk(after) if not isinstance(node, Citation)])
