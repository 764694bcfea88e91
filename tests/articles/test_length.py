"""How long a letter is, counted once for everybody."""

import msgspec
import pytest

from articles.length import time_required, word_count
from articles.reading import read
from tests.articles.jsonld.letters import minimal


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", 0),
        ("<p>Drink more water.</p>", 3),
        ("<h2>One</h2><p>two</p><ul><li><p>three</p></li></ul>", 3),
        ("<p>well-known facts — and 5 g a day</p>", 7),
        ("<p>don’t</p>", 1),
        ('<p>cited<span data-cites="kim-2017"></span>.</p>', 1),
        ("<p>one<br>two</p>", 2),
    ],
)
def test_a_word_is_what_stands_between_spaces_and_says_something(body: str, words: int) -> None:
    letter = msgspec.structs.replace(minimal(), body=body)
    assert word_count(read(letter)) == words


@pytest.mark.parametrize(
    ("words", "duration"),
    [(0, "PT0M"), (1, "PT1M"), (238, "PT1M"), (239, "PT2M"), (2087, "PT9M")],
)
def test_reading_takes_whole_minutes_rounded_up(words: int, duration: str) -> None:
    assert time_required(words) == duration
