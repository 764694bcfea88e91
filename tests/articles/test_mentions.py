"""Which products a text names."""

import pytest

from articles.content import Product
from articles.mentions import named

EVENWELL = Product(slug="evenwell", name="Evenwell", alternate_names=("Even-Well+",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I take Evenwell daily.", True),
        ("EVENWELL", True),
        ("Evenwell's formula", True),
        ("(Even-Well+)", True),
        ("Evenwellness is a word", False),
        ("We are even. Well, almost.", False),
        ("", False),
    ],
)
def test_a_name_counts_as_a_whole_word_in_any_case(text: str, expected: bool) -> None:
    assert bool(named([EVENWELL], [text])) is expected


def test_a_name_does_not_reach_over_two_texts() -> None:
    two_words = Product(slug="x", name="Even Well")
    assert named([two_words], ["Even", "Well"]) == ()
