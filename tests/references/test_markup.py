"""Italics and the like in titles, and the marks that carry them."""

from hypothesis import given
from hypothesis import strategies as st

from references import marks, markup


def as_brackets(title: str) -> str:
    return markup.replace(title, lambda tag, closing: f"[{'/' if closing else ''}{tag}]")


def test_the_four_tags_and_their_synonyms_are_markup() -> None:
    assert as_brackets("<i>a</i> <EM>b</em> H<sub>2</sub>O <strong>c</strong>") == (
        "[i]a[/i] [i]b[/i] H[sub]2[/sub]O [b]c[/b]"
    )


def test_tags_that_do_not_nest_stay_characters() -> None:
    assert as_brackets("<i>open, <b>x</b>, p <i 0.05, </sup>") == (
        "<i>open, [b]x[/b], p <i 0.05, </sup>"
    )


def test_other_tags_stay_characters() -> None:
    assert as_brackets("<script>x</script> <i class='a'>y") == "<script>x</script> <i class='a'>y"


def test_csl_wrappers_are_never_shown() -> None:
    assert markup.plain('Effects of <span class="nocase">pH</span> on <i>E coli</i>') == (
        "Effects of pH on E coli"
    )


def test_input_cannot_forge_a_mark() -> None:
    assert marks.clean("a\ue000b\ue004 c\x00\n d") == "ab c d"


def test_a_link_without_address_is_text() -> None:
    marked = f"see {marks.wrap('a', 'x & y')}"
    assert marks.to_html(marked, address=lambda value: "") == "see x &amp; y"


@given(st.text())
def test_html_of_any_clean_text_holds_no_tag(text: str) -> None:
    shown = marks.to_html(marks.clean(text), address=lambda value: value)
    assert "<" not in shown
    assert '"' not in shown
