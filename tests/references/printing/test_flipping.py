"""Italics within italics."""

import pytest

from references import marks
from references.printing.flipping import flip

TO_MARKS = {f"<{tag}>": mark for tag, mark in marks.OPEN.items()} | {
    f"</{tag}>": mark for tag, mark in marks.CLOSE.items()
}


def marked(text: str) -> str:
    for tag, mark in TO_MARKS.items():
        text = text.replace(tag, mark)
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<i>a</i> b", "<i>a</i> b"),
        ("<i>Growth of <i>E coli</i> in mice</i>", "<i>Growth of </i>E coli<i> in mice</i>"),
        ("<i><i>E coli</i> in mice</i>", "E coli<i> in mice</i>"),
        ("<i>Growth of <i>E coli</i></i>", "<i>Growth of </i>E coli"),
        ("<i><i>E coli</i></i>", "E coli"),
        ("<i>a <sub><i>b</i></sub></i>", "<i>a <sub>b</sub></i>"),
        ("<b><i>a</i></b>", "<b><i>a</i></b>"),
    ],
)
def test_what_was_italic_already_turns_upright(before: str, after: str) -> None:
    assert flip(marked(before)) == marked(after)
