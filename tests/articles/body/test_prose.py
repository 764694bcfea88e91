"""The words of a letter and where its marks stand in them."""

from hypothesis import HealthCheck, given, settings

from articles.body.document import Document
from articles.body.parse import parse
from articles.body.prose import prose
from articles.body.walk import citations, claims
from tests.articles.documents import documents

BODY = (
    "<h2>Fuel</h2>"
    '<p>Cells burn it<span data-cites="kim-2017"></span>.<br>'
    '<mark data-claim="c1" data-kind="structure_function">It helps <strong>you</strong>.</mark>'
    '<span data-cites="rao-2012 kim-2017"></span></p>'
    "<ul><li><p>one</p></li><li><p>two</p></li></ul><hr><p>end</p>"
)


def test_blocks_stand_apart_and_marks_have_no_characters() -> None:
    assert prose(parse(BODY)).text == "Fuel\n\nCells burn it.\nIt helps you.\n\none\n\ntwo\n\nend"


def test_each_citation_knows_its_place() -> None:
    found = prose(parse(BODY))
    assert [(found.text[:at], cited.keys) for at, cited in found.citations] == [
        ("Fuel\n\nCells burn it", ("kim-2017",)),
        ("Fuel\n\nCells burn it.\nIt helps you.", ("rao-2012", "kim-2017")),
    ]


def test_a_claim_covers_its_statement() -> None:
    found = prose(parse(BODY))
    assert [(found.text[start:end], claim.mark) for start, end, claim in found.claims] == [
        ("It helps you.", "c1")
    ]


def test_an_empty_letter_has_no_words() -> None:
    assert prose(Document()).text == ""


@given(documents)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_the_blocks_are_the_text_and_every_mark_is_placed(document: Document) -> None:
    found = prose(document)
    assert "\n\n".join(found.text[start:end] for start, end, _ in found.blocks) == found.text
    assert tuple(citation for _, citation in found.citations) == citations(document)
    assert tuple(claim for _, _, claim in found.claims) == claims(document)
