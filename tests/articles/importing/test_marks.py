"""Printed citation marks become citations; raised numbers that are none stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body.sanitize import clean
from articles.citations.numbering import label, superscript
from articles.importing import marks

CITED = """
The lining is renewed.¹                                       | 1
It burns fuel¹, as everybody knows.                           | 1
Both say so.³,⁴                                               | 3 4
Three say so.¹⁻³                                              | 1 2 3
Many say so.⁹,¹⁰,¹²⁻¹⁴                                        | 9 10 12 13 14
It was settled in 2017³ and forgotten.                        | 3
One<sup>5</sup> in a tag.                                     | 5
Two<sup>3,4</sup> in a tag.                                   | 3 4
Two<sup>3</sup><sup>4</sup> in two tags.                      | 3 4
A link<sup><a href="#ref-6">6</a></sup> of its own.           | 6
A link<a href="#fn6"><sup>6</sup></a> outside.                | 6
Links<sup><a href="#a">3</a>,<a href="#b">4</a></sup> apart.  | 3 4
Links<sup><a href="#a">3</a>–<a href="#b">6</a></sup> ranged. | 3 4 5 6
In brackets<sup>[7]</sup> too.                                | 7
A space before the mark ¹ is no part of the text.             | 1
"""

NO_MARKS = (
    "It has 10⁶ cells.",
    "It has 10<sup>6</sup> cells.",
    "It covers 32 m² in all.",
    "It holds 5 cm³ of fluid.",
    "The 1<sup>st</sup> trial.",
    "Calcium, Ca<sup>2+</sup>, is another matter.",
    "A trademark<sup>®</sup> is none.",
)


@pytest.mark.parametrize("row", CITED.strip().split("\n"))
def test_a_mark_becomes_a_citation_of_the_numbers_it_prints(row: str) -> None:
    printed, numbers = (part.strip() for part in row.split("|"))
    html = marks.place(clean(marks.apart(printed)))
    keys = " ".join(f"ref-{number}" for number in numbers.split())
    assert f'<span data-cites="{keys}"></span>' in html
    assert html.count("data-cites") == 1
    assert "<sup>" not in html


@pytest.mark.parametrize("printed", NO_MARKS)
def test_a_power_and_other_raised_things_stay(printed: str) -> None:
    assert "data-cites" not in marks.place(clean(printed))


def test_brackets_are_read_only_when_asked_for() -> None:
    html = clean("<p>As told [3], and [1,2-4].</p>")
    assert "data-cites" not in marks.place(html)
    placed = marks.place_bracketed(html)
    assert 'told<span data-cites="ref-3"></span>,' in placed
    assert 'and<span data-cites="ref-1 ref-2 ref-3 ref-4"></span>.' in placed


def test_an_address_with_brackets_is_left_alone() -> None:
    html = clean('<p><a href="https://a.example/x[3]">there</a></p>')
    assert marks.place_bracketed(html) == html


@given(st.sets(st.integers(1, 400), min_size=1, max_size=12))
def test_what_our_own_renderer_prints_is_read_back(numbers: set[int]) -> None:
    printed = superscript(label(numbers))
    html = marks.place(f"<p>So it is.{printed}</p>")
    assert html == f"<p>So it is.{marks.cite(tuple(sorted(numbers)))}</p>"


@pytest.mark.parametrize("label", ["", "a", "0", "3-1", "1-", "1-999", "1,,2", "1000", "3+"])
def test_a_label_that_counts_nothing_gives_no_numbers(label: str) -> None:
    assert marks.numbers(label) == ()
