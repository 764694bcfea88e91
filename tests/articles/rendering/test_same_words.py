"""Whatever the form, a letter says the same."""

from hypothesis import HealthCheck, given, settings

from articles.body.document import Document
from articles.rendering.html import body_html
from articles.rendering.markdown import body_markdown
from articles.rendering.portable_text import blocks
from tests.articles.documents import documents
from tests.articles.rendering import words
from tests.articles.rendering.letters import reading_of

sample = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@given(documents)
@sample
def test_portable_text_has_the_words_and_marks_of_the_html(document: Document) -> None:
    letter = reading_of(document)
    assert words.of_blocks(blocks(letter)) == words.of_html(body_html(letter))


@given(documents)
@sample
def test_markdown_reads_as_the_html_does(document: Document) -> None:
    letter = reading_of(document)
    assert words.of_markdown(body_markdown(letter)) == words.of_html(body_html(letter))
