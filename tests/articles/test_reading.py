"""A letter read once: its numbers, its papers and its strangers."""

import msgspec

from articles.content import Brand, Content, Faq, Reference
from articles.reading import read


def paper(key: str) -> Reference:
    return Reference(key=key, csl={}, formatted_html=key, formatted_text=key)


def cite(*keys: str) -> str:
    return f'<span data-cites="{" ".join(keys)}"></span>'


LETTER = Content(
    brand=Brand(name="Example", origin="https://site.example"),
    slug="fuel",
    headline="Fuel",
    description="",
    language="en-US",
    body=f"<p>One{cite('rao')}, two{cite('kim', 'nobody')}, again{cite('rao')}.</p>",
    faqs=(Faq(question="Why?", answer=f"<p>So{cite('lee', 'kim')}.</p>"),),
    references=(paper("kim"), paper("lee"), paper("rao"), paper("unread")),
)


def test_papers_are_numbered_through_the_body_and_then_the_answers() -> None:
    reading = read(LETTER)
    assert reading.numbers == {"rao": 1, "kim": 2, "lee": 3}
    assert [reference.key for reference in reading.cited] == ["rao", "kim", "lee"]


def test_hidden_questions_cite_nothing() -> None:
    reading = read(msgspec.structs.replace(LETTER, faqs_shown=False))
    assert reading.numbers == {"rao": 1, "kim": 2}
    assert [reference.key for reference in reading.uncited] == ["lee", "unread"]
    assert len(reading.answers) == 1
    assert reading.shown_answers == ()


def test_a_key_without_a_paper_is_reported_and_takes_no_number() -> None:
    reading = read(LETTER)
    assert reading.unknown == ("nobody",)
    assert [reference.key for reference in reading.uncited] == ["unread"]


def test_the_prose_is_the_bodys() -> None:
    assert read(LETTER).prose.text == "One, two, again."
