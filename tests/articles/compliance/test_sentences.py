"""Where one sentence ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compliance.sentences import split

# Each sentence between bars; a line is one text.
TABLE = """
|Cells divide.| |They do so daily.|
|Is it so?| |It is!| |Well…| |Yes.|
|Kim et al. found less.|
|It was found by Kim et al.| |Nobody repeated it.|
|Ask Dr. Roth and Prof. Lund.| |They know.|
|J. P. Roth wrote it.| |K. Lund read it.|
|Take 0.5 g, i.e. a pinch.|
|Use acids, e.g. Glutamine, with food.|
|We tried vitamin C.| |Nothing came of it.|
|So did I.| |Then we left.|
|It is sold in the U.S. under a name.|
|It is sold in the U.S.| |Nobody buys it.|
|“It works,” she said.| |“Does it?”| |Perhaps.|
|“Really?” she asked.|
|It is in there.*| |So they say.|
|See fig. 3 and vol. 12 of it.|
|1. Wash your hands.| |2. Eat.|
|It took until 2001.| |Then it was done.|
|No stop at all|
|First line|\n|second line.|
|Wait...| |What?|
"""


def read(line: str) -> tuple[str, list[str]]:
    """Return the text of a line of the table and the sentences between its bars."""
    line = line.replace("\\n", "\n")
    return line.replace("|", ""), [part for part in line.split("|") if part.strip()]


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_text_splits_at_the_bars(line: str) -> None:
    text, expected = read(line)
    assert [text[start:end] for start, end in split(text)] == expected


def test_blank_text_has_no_sentence() -> None:
    assert list(split(" \n ")) == []


@given(st.text())
def test_sentences_stand_in_order_and_lose_nothing_but_space(text: str) -> None:
    spans = list(split(text))
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert "".join(text.split()) == "".join("".join(text[s:e].split()) for s, e in spans)


@given(st.text())
def test_a_sentence_has_no_space_around_it(text: str) -> None:
    assert all(text[s:e] == text[s:e].strip() != "" for s, e in split(text))
