"""Words meet whatever their number, case and possessive; other words stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compliance.claims.wordforms import key, tokens

SAME = """
allergy allergies Allergy allergy's
virus viruses virus's
disease diseases disease's
headache headaches
itch itches
rash rashes
abscess abscesses
Alzheimer Alzheimer's Alzheimer’s Alzheimers
thrombosis thromboses
metastasis metastases
woman women women's
child children children’s
tooth teeth
bacterium bacteria
"""

APART = """
aid aids
hive hives
shingle shingles
cold colds
new news
fit fits
med meds
number numbers
chill chills
boil boils
purpose purposis
"""

# Between bars what counts as one run of words.
RUNS = r"""
heart disease        | heart disease
heart-disease        | heart disease
heart / disease      | heart disease
heart\ndisease       | heart disease
heart\n\ndisease     | heart | disease
heart. Disease       | heart | Disease
heart, disease       | heart | disease
E. coli              | E coli
a (big) one          | a | big | one
don't stop           | don't stop
"""


@pytest.mark.parametrize("row", SAME.strip().splitlines())
def test_forms_of_a_word_are_one(row: str) -> None:
    assert len({key(word) for word in row.split()}) == 1


@pytest.mark.parametrize("row", APART.strip().splitlines())
def test_other_words_stay_apart(row: str) -> None:
    assert len({key(word) for word in row.split()}) == len(row.split())


@pytest.mark.parametrize("row", RUNS.strip().splitlines())
def test_a_term_may_run_over_a_space_or_hyphen_only(row: str) -> None:
    text, *runs = (part.strip().replace("\\n", "\n") for part in row.split("|"))
    seen: list[str] = []
    for token in tokens(text):
        if token.follows:
            seen[-1] += f" {token.word}"
        else:
            seen.append(token.word)
    assert seen == runs


@given(st.text(max_size=200))
def test_a_token_stands_where_it_says(text: str) -> None:
    assert all(text[token.start : token.end] == token.word for token in tokens(text))


@given(st.text(alphabet="aeinostxyz'’", min_size=1, max_size=12))
def test_capitals_make_no_other_word(word: str) -> None:
    assert key(word.upper()) == key(word)
