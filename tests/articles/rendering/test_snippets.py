"""Where the words of a search stand."""

import pytest

from articles.rendering.snippets import LENGTH, snippet

LONG = "Before it all. " * 30 + "Here the gut is burning <fuel>. " + "And after it all. " * 30


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Zinc & skin", ["zinc"], "<mark>Zinc</mark> &amp; skin"),
        (
            "Burning, burns, burn",
            ["burning"],
            "<mark>Burning</mark>, <mark>burns</mark>, <mark>burn</mark>",
        ),
        ("A café", ["cafe"], "A <mark>café</mark>"),
        ("Nothing of it", ["zinc"], "Nothing of it"),
        ("Recalled call", ["call"], "Recalled <mark>call</mark>"),
        ("İstanbul ﬁne", ["istanbul"], "<mark>İstanbul</mark> ﬁne"),
        ("<b>zinc</b>", ["zinc"], "&lt;b&gt;<mark>zinc</mark>&lt;/b&gt;"),
        ("text", [], "text"),
    ],
)
def test_words_are_marked_in_every_form_and_everything_else_is_escaped(text, words, shown):
    assert snippet(text, words) == shown


def test_a_long_text_is_cut_between_words_around_the_first_one_found():
    shown = snippet(LONG, ["burn", "fuel"])
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "<mark>burning</mark> &lt;<mark>fuel</mark>&gt;" in shown
    assert len(shown) < LENGTH + 60
