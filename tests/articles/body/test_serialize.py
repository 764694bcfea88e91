"""What is stored for a tree, and that nothing is lost on the way."""

from hypothesis import given

from articles.body.document import (
    Citation,
    Claim,
    Document,
    Link,
    Paragraph,
    Text,
)
from articles.body.parse import parse
from articles.body.serialize import serialize
from tests.articles.documents import documents


@given(documents)
def test_a_stored_body_is_read_without_loss_and_written_back_byte_for_byte(
    document: Document,
) -> None:
    stored = serialize(document)
    assert parse(stored) == document
    assert serialize(parse(stored)) == stored


def test_characters_are_escaped_and_no_more_than_browsers_do() -> None:
    words = Paragraph((Text("R&D <b> \"so\" isn’t\u00a0'it'"),))
    assert serialize(Document((words,))) == ("<p>R&amp;D &lt;b&gt; \"so\" isn’t\u00a0'it'</p>")


def test_an_address_cannot_leave_its_attribute() -> None:
    link = Link('https://a.example/?q="><script>&b=1', (Text("x"),))
    assert serialize(Document((Paragraph((link,)),))) == (
        '<p><a href="https://a.example/?q=&quot;&gt;&lt;script&gt;&amp;b=1">x</a></p>'
    )


def test_a_citation_and_a_claim_are_what_the_editor_writes() -> None:
    claim = Claim("c1", "structure_function", (Text("It supports."),))
    cited = Citation(("kim-2017", "rao-2012"))
    assert serialize(Document((Paragraph((claim, cited)),))) == (
        '<p><mark data-claim="c1" data-kind="structure_function">It supports.</mark>'
        '<span data-cites="kim-2017 rao-2012"></span></p>'
    )
