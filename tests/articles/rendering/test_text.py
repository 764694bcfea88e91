"""The letter without markup."""

import pytest

from articles.rendering.text import answer_text, body_text
from tests.articles.rendering.letters import cite, claim, reading


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h2>A</h2><p>b</p><hr><p>c<br>d</p>", "A\n\nb\n\nc\nd"),
        (f"<p>a{cite('rao-2012')} b{cite('kim-2017', 'rao-2012')}.</p>", "a¹ b¹,²."),
        (f"<p>a{cite('kim-2017', 'rao-2012', 'lee-2020')}</p>", "a¹⁻³"),
        (f"<p>{claim('It supports.')}{cite('kim-2017')}</p>", "It supports.*¹"),
        (f"<p>{claim('I like it.', kind='testimonial')}</p>", "I like it."),
        ("<p>10<sup>3</sup>, 5<sup>th</sup></p>", "10³, 5th"),
        ("<ol><li><p>a</p></li><li><p>b</p><p>c</p></li></ol>", "1. a\n2. b\n   c"),
        ("<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>", "- a\n  - b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "a\n\nb"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
    ],
)
def test_marks_are_raised_and_blocks_stand_apart(body: str, text: str) -> None:
    assert body_text(reading(body)) == text


def test_answers_have_the_bodys_numbers() -> None:
    letter = reading(f"<p>a{cite('kim-2017')}</p>", f"<p>b{cite('rao-2012', 'kim-2017')}</p>")
    assert answer_text(letter, 0) == "b¹,²"
