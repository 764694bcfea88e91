"""Two texts are compared the way a person reads them: by words, in stretches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.changes.change import State
from articles.changes.words import pieces, split

# Then, now, and both in one: [what went|what came].
TABLE = """
It is safe.                 | It is quite safe.           | It is[| quite] safe.
It is quite safe.           | It is safe.                 | It is[ quite|] safe.
It is safe.                 | It is proven.               | It is[ safe| proven].
It's John's 5.5 g           | It's Ann's 5.5 g            | It's[ John's| Ann's] 5.5 g
well-known facts            | little-known facts          | [well-known|little-known] facts
take 5 mg                   | take 50 mg                  | take[ 5| 50] mg
"""
ROWS = [[part.strip() for part in line.split(" | ")] for line in TABLE.strip().splitlines()]


def written(before: str, after: str) -> str:
    text, open_now = "", False
    for piece in pieces(before, after):
        if piece.state is State.SAME:
            text += ("]" if open_now else "") + piece.text
            open_now = False
        elif piece.state is State.REMOVED:
            text += f"[{piece.text}|"
            open_now = True
        else:
            text += piece.text if open_now else f"[|{piece.text}"
            open_now = True
    return text + ("]" if open_now else "")


@pytest.mark.parametrize(("before", "after", "both"), ROWS)
def test_words_are_compared_whole(before: str, after: str, both: str) -> None:
    assert written(before, after) == both


def test_a_word_or_two_between_long_changes_is_no_island() -> None:
    before = "many old wise men of the tall green hills"
    after = "few young fond women of a deep blue sea"
    assert len([each for each in pieces(before, after) if each.state is State.SAME]) == 0


def test_an_island_beside_a_short_change_stays() -> None:
    assert written("red of blue", "green of yellow") == "[red|green] of[ blue| yellow]"


def test_an_island_is_one_only_between_changes_that_are_both_longer() -> None:
    before, after = "many old wise men of blue", "few young fond women of yellow"
    assert written(before, after).endswith("] of[ blue| yellow]")


@given(st.text("ab \n.'’-_", max_size=30))
def test_words_put_together_are_the_text(text: str) -> None:
    assert "".join(split(text)) == text


@given(st.text("ab .", max_size=20), st.text("ab .", max_size=20))
def test_either_text_can_be_read_off_the_pieces(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(each.text for each in found if each.state is not State.REMOVED) == after
    assert "".join(each.text for each in found if each.state is not State.ADDED) == before
