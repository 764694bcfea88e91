"""Folding: what typography cannot hide, and the way back to what the author typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compliance.claims.folding import fold

ALIKE = [
    ("curly quotes", "Crohn’s “cure”", 'Crohn\'s "cure"'),
    ("soft hyphens", "ar\u00adthri\u00adtis", "arthritis"),
    ("zero-width characters", "can\u200bcer", "cancer"),
    ("bidi marks", "\u202acancer\u202c", "cancer"),
    ("a named entity", "Crohn&rsquo;s&nbsp;disease", "Crohn's disease"),
    ("a numeric entity", "Crohn&#8217;s&#x20;disease", "Crohn's disease"),
    ("odd spaces", "heart\u00a0\u2009attack", "heart  attack"),
    ("full-width letters", "ｃａｎｃｅｒ", "cancer"),
    ("mathematical letters", "𝐜𝐚𝐧𝐜𝐞𝐫", "cancer"),
    ("ligatures", "ﬁbromyalgia", "fibromyalgia"),
    ("accents", "Sjögren, Ménière", "Sjogren, Meniere"),
    ("combining accents", "Me\u0301nie\u0300re", "Meniere"),
    ("Cyrillic look-alikes", "cаncеr", "cancer"),
    ("citation marks", "curcumin¹ helps", "curcumin  helps"),
    ("trade marks", "ProleevaMax™", "ProleevaMax"),
    ("hyphens of every length", "anti‑viral", "anti-viral"),
]


@pytest.mark.parametrize(("reason", "typed", "plain"), ALIKE, ids=[row[0] for row in ALIKE])
def test_what_looks_alike_reads_alike(reason: str, typed: str, plain: str) -> None:
    assert fold(typed).shown == plain


@pytest.mark.parametrize(
    ("typed", "word", "original"),
    [
        ("It cures can\u200bcer fast", "cancer", "can\u200bcer"),
        ("It cures Crohn&rsquo;s now", "crohn's", "Crohn&rsquo;s"),
        ("It cures the ﬂu.", "flu", "ﬂu"),
        ("No trick: zinc.", "zinc", "zinc"),
        ("zinc", "zinc", "zinc"),
    ],
)
def test_a_folded_word_leads_back_to_what_was_typed(typed: str, word: str, original: str) -> None:
    folded = fold(typed)
    start = folded.text.index(word)
    begin, end = folded.original(start, start + len(word))
    assert typed[begin:end] == original


@given(st.text(alphabet=st.characters(max_codepoint=0x7E, min_codepoint=0x20)).map(" ".join))
def test_plain_text_without_entities_or_double_spaces_stays_as_it_is(text: str) -> None:
    if "&" not in text and "  " not in text:
        assert fold(text).shown == text


@given(st.text())
def test_shown_and_small_have_the_same_places(text: str) -> None:
    folded = fold(text)
    assert len(folded.shown) == len(folded.text)


@given(st.text(min_size=1), st.data())
def test_every_stretch_leads_back_inside_the_original(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if folded.shown:
        start = data.draw(st.integers(0, len(folded.shown) - 1))
        end = data.draw(st.integers(start + 1, len(folded.shown)))
        begin, stop = folded.original(start, end)
        assert 0 <= begin < stop <= len(text)
