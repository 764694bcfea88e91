"""What a reviewer may add to the vocabulary, what it does at once, and what is refused."""

import pytest

from articles.compliance.claims import reviewer_terms, vocabulary
from articles.compliance.claims.classify import classify
from articles.compliance.claims.reviewer_terms import KINDS, extended, refusal
from tests.articles.compliance.claims.words import LEXICON

# What is added | a sentence | what it is without the term | what it is with it
EFFECT = """
disease: zonker's wobble   | Our powder cures Zonker's wobble.         | disease_claim
symptom: wobbly ankles     | Our powder relieves wobbly ankles.        | disease_claim
marker: zonkerin           | Our powder lowers zonkerin.               | disease_claim
drug: zonkeritol           | A natural alternative to Zonkeritol.      | disease_claim
drug_class: dewobbler      | Our powder is a natural dewobbler.        | disease_claim
structure: zonker's node   | Enterova firms Zonker's node.             | structure_function
function: dewobbling       | Enterova steadies dewobbling.             | structure_function
nutrient: blue wobbleroot  | Blue wobbleroot is essential for muscles. | structure_function
everyday: joint pain       | Our powder relieves joint pain.           | neutral
disease: ZKP               | Our powder cures ZKP.                     | disease_claim
"""
ROWS = [[part.strip() for part in line.split("|")] for line in EFFECT.strip().splitlines()]

REFUSED = [
    ("gadget", "spoon", "no kind of term called “gadget”"),
    ("disease", "", "a word or a phrase"),
    ("disease", " ?! ", "a word or a phrase"),
    ("disease", "-itis", "a word or a phrase"),
    ("disease", "ms", "capitals"),
    ("disease", "long " * 20, "at most 80"),
]


def label(text: str, *terms: tuple[str, str]) -> str:
    return classify(text, lexicon=LEXICON, vocabulary=extended(terms)).label


@pytest.mark.parametrize(("term", "text", "meant"), ROWS, ids=[row[0] for row in ROWS])
def test_a_term_works_at_the_next_check(term: str, text: str, meant: str) -> None:
    kind, phrase = term.split(": ")
    assert label(text) != meant
    assert label(text, (kind, phrase)) == meant


def test_the_table_shows_every_kind() -> None:
    assert {row[0].split(":")[0] for row in ROWS} == set(KINDS)


@pytest.mark.parametrize(("kind", "phrase", "reason"), REFUSED)
def test_a_term_that_cannot_work_is_refused_with_the_way_out(
    kind: str, phrase: str, reason: str
) -> None:
    assert reason in refusal(kind, phrase)
    with pytest.raises(ValueError, match="“"):
        extended([(kind, phrase)])


@pytest.mark.parametrize("phrase", ["gout", "MS", "vitamin q", "5-xyz", "Zonker’s palsy"])
def test_an_ordinary_term_is_not_refused(phrase: str) -> None:
    assert refusal("disease", phrase) == ""


def test_where_reviewers_disagree_the_meaning_wins() -> None:
    terms = [("everyday", "wobbly ankles"), ("symptom", "wobbly ankles")]
    for order in (terms, terms[::-1]):
        assert label("Our powder relieves wobbly ankles.", *order) == "disease_claim"


def test_the_same_terms_give_the_same_vocabulary_in_any_order() -> None:
    terms = [("disease", "zonk"), ("nutrient", "blue  wobbleroot"), ("disease", "zonk")]
    assert extended(terms) is extended(reversed(terms))


def test_no_terms_give_the_standard() -> None:
    assert extended([]) is vocabulary.standard()


def test_the_version_follows_the_terms() -> None:
    assert vocabulary.standard().version == vocabulary.version()
    zonk, zink = extended([("disease", "zonk")]), extended([("disease", "zink")])
    assert len({vocabulary.version(), zonk.version, zink.version}) == 3


def test_every_kind_is_one_of_the_vocabulary() -> None:
    assert {kind.files for kind in KINDS.values()} <= {*vocabulary.KINDS, vocabulary.EVERYDAY}
    assert all(kind.explanation.endswith(".") for kind in reviewer_terms.KINDS.values())
