"""Canonical JSON: same content, same bytes, and back again without loss."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import content
from articles.content import Brand, Content, Faq, Person, Reference
from articles.digests import digest

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)
items = st.dictionaries(text, json_values, max_size=5)
letters = st.builds(
    Content,
    brand=st.builds(Brand, name=text, origin=st.just("https://www.evenwell.example")),
    slug=text,
    headline=text,
    description=text,
    language=st.just("en-US"),
    body=text,
    authors=st.lists(st.builds(Person, slug=text, name=text), max_size=2).map(tuple),
    faqs=st.lists(st.builds(Faq, question=text, answer=text), max_size=2).map(tuple),
    references=st.lists(
        st.builds(Reference, key=text, csl=items, formatted_html=text, formatted_text=text),
        max_size=2,
    ).map(tuple),
)


@given(letters)
def test_what_is_written_can_be_read_back_whole(letter: Content) -> None:
    assert content.from_json(content.to_json(letter)) == letter


@given(letters)
def test_writing_what_was_read_gives_the_same_bytes(letter: Content) -> None:
    written = content.to_json(letter)
    assert content.to_json(content.from_json(written)) == written


@given(items)
def test_the_order_of_keys_does_not_matter(item: dict[str, object]) -> None:
    turned = dict(reversed(item.items()))
    assert content.to_json(_letter(item)) == content.to_json(_letter(turned))


@given(letters, text)
def test_another_headline_is_another_digest(letter: Content, headline: str) -> None:
    changed = msgspec.structs.replace(letter, headline=letter.headline + "!" + headline)
    assert digest(content.to_json(changed)) != digest(content.to_json(letter))


@pytest.mark.parametrize("damaged", ["", "{}", "[]", '{"slug": 1}', "null"])
def test_anything_else_is_refused(damaged: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        content.from_json(damaged)


def test_an_unknown_member_is_refused_rather_than_dropped() -> None:
    written = content.to_json(_letter({}))
    with pytest.raises(msgspec.ValidationError):
        content.from_json(written.replace('"slug":', '"smuggled":1,"slug":'))


def test_a_text_signed_by_an_earlier_version_can_still_be_read() -> None:
    # Signatures of years ago point at such texts. New members of Content need defaults.
    signed = (
        '{"body":"<p>b</p>","brand":{"name":"Evenwell Health","origin":'
        '"https://www.evenwell.example"},"description":"d","headline":"h","language":"en-US",'
        '"references":[{"csl":{"title":"Žluťoučký kůň"},"formatted_html":"",'
        '"formatted_text":"","key":"k"}],"slug":"s"}'
    )
    assert content.from_json(signed) == _letter({"title": "Žluťoučký kůň"})


def _letter(item: dict[str, object]) -> Content:
    return Content(
        brand=Brand(name="Evenwell Health", origin="https://www.evenwell.example"),
        slug="s",
        headline="h",
        description="d",
        language="en-US",
        body="<p>b</p>",
        references=(Reference(key="k", csl=item, formatted_html="", formatted_text=""),),
    )
