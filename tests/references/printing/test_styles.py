"""What holds in every style: nothing lost, nothing forged, and the same from any thread."""

import re
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from references import csl
from references.csl import PersonName, build
from references.formatting import entry
from references.printing import press
from references.printing.styles import CHOICES, DEFAULT, STYLES
from references.recognition import Identifiers
from tests.references import papers
from tests.references.printing import samples

EVERY_STYLE = pytest.mark.parametrize("style", sorted(STYLES))
ALL = (*papers.PAPERS, *samples.ALL)


def test_ama_is_printed_unless_another_is_chosen() -> None:
    assert DEFAULT == "ama"
    assert [key for key, _ in CHOICES] == ["ama", "nlm", "apa"]
    assert entry(papers.KIM) == entry(papers.KIM, style="ama")


@EVERY_STYLE
def test_the_licence_and_the_authors_stand_in_each_file(style: str) -> None:
    text = STYLES[style].path.read_text("utf-8")
    assert "Creative Commons Attribution-ShareAlike 3.0" in text
    assert "<author>" in text


@EVERY_STYLE
@pytest.mark.parametrize("item", ALL)
def test_every_identifier_is_printed_once(style: str, item: csl.Item) -> None:
    printed = entry(item, style=style).text
    known = csl.identifiers(item)
    for value in (known.doi, known.pmid, known.pmcid):
        assert printed.count(value) == 1 or not value


@EVERY_STYLE
def test_an_isbn_is_shown_though_no_style_has_a_place_for_it(style: str) -> None:
    book = build(
        type="book", title="Gut", issued="2010", identifiers=Identifiers(isbn="9780123456789")
    )
    assert entry(book, style=style).text.endswith(" ISBN: 9780123456789.")


@EVERY_STYLE
def test_a_retraction_is_said_in_the_same_words(style: str) -> None:
    told = entry(papers.SHAH, style=style, status="retracted", notice="10.3390/ani11030905")
    assert told.text.endswith(". Retracted in: doi:10.3390/ani11030905.")


@EVERY_STYLE
def test_what_stands_in_for_the_author_is_not_printed_again(style: str) -> None:
    editors = [PersonName(f"Editor{letter}", "X") for letter in "ABCDEFGHIJKLMNOPQRSTUVWX"]
    for count in range(1, 24):
        book = build(type="book", title="Probe", editors=editors[:count], publisher="P")
        assert entry(book, style=style).text.count("EditorA") == 1
    for type_ in csl.TYPES:
        assert entry(build(type=type_, title="Probe"), style=style).text.count("Probe") == 1


@EVERY_STYLE
def test_an_entry_does_not_depend_on_what_was_printed_before(style: str) -> None:
    forwards = [entry(item, style=style) for item in ALL]
    press._print.cache_clear()
    backwards = [entry(item, style=style) for item in reversed(ALL)]
    assert forwards == backwards[::-1]


def test_the_tree_of_a_style_does_not_grow() -> None:
    for style in STYLES:
        before = len(list(press.load(style).root.iter()))
        press._print.cache_clear()
        for item in ALL:
            entry(item, style=style)
        assert len(list(press.load(style).root.iter())) == before


def test_the_styles_print_the_same_from_many_threads() -> None:
    expected = {(style, entry(item, style=style)) for style in STYLES for item in samples.ALL}
    press._print.cache_clear()
    press.load.cache_clear()
    shown: list[Any] = []

    def work() -> None:
        shown.extend((style, entry(item, style=style)) for item in samples.ALL for style in STYLES)

    threads = [Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(shown) == 6 * len(STYLES) * len(samples.ALL)
    assert set(shown) == expected


words = st.text(max_size=20) | st.sampled_from(
    [
        "<i>E coli</i>",
        "<i><b>x</i></b>",
        "<sub>2</sub>",
        "</i>",
        "<script>",
        '"><img src=x>',
        "a & b",
        "9 Suppl 2",
        "e00115-21",
        "xi-xv",
        "10.1000/a<b>",
        "\ue000x\ue010",
        "<i>a<i>b</i>c</i>",
        "<b><i>a<b>b</b></i></b>",
        "Who?",
    ]
)
people = st.lists(
    st.builds(PersonName, family=words, given=words, suffix=words)
    | st.builds(PersonName, literal=words),
    max_size=3,
)
anything = st.builds(
    build,
    type=st.sampled_from(list(csl.TYPES)),
    title=words,
    authors=people,
    editors=people,
    container_title=words,
    container_title_short=words,
    publisher=words,
    edition=words,
    issued=st.sampled_from(["", "0001", "2017", "2017-05", "2017-05-12"]),
    volume=words,
    issue=words,
    page=words,
    number=words,
    url=words,
    language=words,
    identifiers=st.builds(Identifiers, doi=words, pmid=words, pmcid=words, isbn=words),
)
TAG = re.compile(r"<(/?)(i|b|sub|sup|a)(?: href=\"[^\"<>]*\")?>")


@given(item=anything, style=st.sampled_from(sorted(STYLES)), notice=words)
def test_any_characters_in_any_field_give_safe_html_that_says_what_the_text_says(
    item: csl.Item, style: str, notice: str
) -> None:
    shown = entry(item, style=style, status="corrected", notice=notice)
    assert_well_nested(shown.html)
    bare = TAG.sub("", shown.html)
    assert not set(bare) & set('<>"')
    assert not re.search("[\ue000-\ue0ff]", shown.html + shown.text)
    said = html.fromstring(f"<p>{shown.html}</p>").text_content()
    assert said == shown.text


def assert_well_nested(markup: str) -> None:
    """Check that every tag is closed in turn."""
    around: list[str] = []
    for match in TAG.finditer(markup):
        if match[1]:
            assert around.pop() == match[2]
        else:
            around.append(match[2])
    assert around == []
