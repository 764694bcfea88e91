"""The grade of a text, by hand: words, sentences and syllables counted with a pencil."""

import pytest

from articles import readability

SIX_WORDS = "The cat sat on the mat. "
LONG_WORDS = "Supplementation influences gastrointestinal permeability considerably. "


def test_short_words_in_short_sentences_are_for_the_youngest() -> None:
    # 36 words, 6 sentences, 36 syllables: 0.39 * 6 + 11.8 * 1 - 15.59 is below nought.
    assert readability.grade(SIX_WORDS * 6) == 0


def test_long_words_are_for_the_learned() -> None:
    grade = readability.grade(LONG_WORDS * 6)
    assert grade is not None
    assert grade > 20


def test_longer_sentences_make_it_harder() -> None:
    joined = SIX_WORDS.replace(".", ";") * 5 + SIX_WORDS
    # One sentence of 36 words: 0.39 * 36 + 11.8 - 15.59.
    assert readability.grade(joined) == pytest.approx(10.3)


def test_what_is_no_word_does_not_count() -> None:
    assert readability.grade(SIX_WORDS * 6 + "12 345 ... 6–7") == 0


@pytest.mark.parametrize("text", ["", "   ", "...", SIX_WORDS])
def test_a_few_words_have_no_grade(text: str) -> None:
    assert readability.grade(text) is None
