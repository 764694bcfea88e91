"""Titles and abstracts come in many disguises and end as the words a reader knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.sources import registered_text
from references.sources.registered_text import paragraphs, plain, title

TITLES = [
    ("Glutamine", "Glutamine"),
    ("  Glutamine \n and\tsleep ", "Glutamine and sleep"),
    ("Effect of <i>Lactobacillus</i>", "Effect of <i>Lactobacillus</i>"),
    ("Effect of <jats:italic>L.</jats:italic> on", "Effect of <i>L.</i> on"),
    ("Effect of <em class='x'>L.</em> on", "Effect of <i>L.</i> on"),
    ("Effect of &lt;i&gt;L.&lt;/i&gt; on", "Effect of <i>L.</i> on"),
    ("Effect of &amp;lt;i&amp;gt;L.&amp;lt;/i&amp;gt; on", "Effect of <i>L.</i> on"),
    ("Ca<sup>2+</sup> and H<inf>2</inf>O", "Ca<sup>2+</sup> and H<sub>2</sub>O"),
    ("Foods &amp; Health", "Foods & Health"),
    ("Foods &amp;amp; Health", "Foods & Health"),
    ("p &lt; 0.05 and n > 10", "p < 0.05 and n > 10"),
    ("a <b and c> d", "a <b and c> d"),
    ("<scp>l</scp>-Glutamine", "L-Glutamine"),
    ("<scp>TLR</scp>4", "TLR4"),
    ("Two<br/>lines", "Two lines"),
    ("<p>In a paragraph</p>", "In a paragraph"),
    ("<b></b>Nothing <i> </i>inside", "Nothing inside"),
    ("<i> E. coli </i>growth", "<i>E. coli</i> growth"),
    ("<span style='x'>Styled</span> <u>words</u>", "Styled words"),
    ("Glutamine in surgery ☆", "Glutamine in surgery"),
    ("Glutamine in surgery<sup>☆</sup>", "Glutamine in surgery"),
    ("Co\u0308rdova", "Cördova"),
    ("グルタミンと腸管バリア", "グルタミンと腸管バリア"),
    ("Effect <!-- a note --> of", "Effect of"),
]


@pytest.mark.parametrize(("deposited", "read"), TITLES)
def test_a_title_keeps_its_words_and_four_kinds_of_markup(deposited: str, read: str) -> None:
    assert title(deposited) == read


def test_names_and_journals_keep_no_markup() -> None:
    assert plain("The <i>Lancet</i> &amp; Co") == "The Lancet & Co"


def test_an_abstract_becomes_paragraphs_with_the_titles_of_its_sections() -> None:
    deposited = """<jats:title>Abstract</jats:title><jats:sec>
        <jats:title>Background</jats:title>
        <jats:p>Glutamine, CO<jats:sub>2</jats:sub> and
        <jats:italic>p</jats:italic> &lt; 0.05.</jats:p></jats:sec>
        <jats:sec><jats:title>Methods:</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>
        </jats:sec>"""
    assert paragraphs(deposited) == (
        "Background: Glutamine, CO2 and p < 0.05.\n\nMethods: One.\n\nTwo."
    )


@pytest.mark.parametrize("deposited", ["", "<jats:title>Abstract</jats:title>", "<jats:p/>", " "])
def test_an_abstract_without_words_is_none(deposited: str) -> None:
    assert paragraphs(deposited) == ""


@given(st.text(max_size=200))
def test_whatever_is_deposited_the_title_stands_on_one_clean_line(deposited: str) -> None:
    found = title(deposited)
    assert found == " ".join(found.split())


@given(st.text(alphabet="ab <>/isub&;lt\n", max_size=60))
def test_reading_what_was_read_changes_nothing(deposited: str) -> None:
    once = title(deposited)
    assert registered_text.title(once) == once
