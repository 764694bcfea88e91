"""Copy that is in no letter yet is judged by the letter's own rules, as far as they read words."""

import pytest

from articles.compliance import lexicon
from articles.compliance.check import check
from articles.compliance.fixed_text import PLURAL
from articles.compliance.loose_copy import check_text
from articles.compliance.policy import STANDARD, Allowance, Policy, Term
from tests.articles.compliance.letters import BRAND, ENTEROVA, letter

WORDS = lexicon.build((ENTEROVA,), BRAND)


def codes(text: str, policy: Policy = STANDARD) -> list[str]:
    return [one.code for one in check_text(text, lexicon=WORDS, policy=policy).findings]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Zinc cures colitis.", "disease_claim", ["DC-01"]),
        ("Enterova supports the gut.", "structure_function", ["SF-01"]),
        ("We ship on Mondays.", "neutral", []),
        (PLURAL, "disclaimer", []),
        ("This has not been evaluated by the FDA.", "disclaimer", ["DISC-02"]),
        ("Made in an FDA-approved lab.", "neutral", ["SUB-06"]),
        ("", "neutral", []),
    ],
)
def test_copy_is_labelled_and_nothing_is_asked_that_copy_cannot_have(
    text: str, label: str, expected: list[str]
) -> None:
    assert check_text(text, lexicon=WORDS).label == label
    assert codes(text) == expected


def test_a_sentence_gets_in_copy_what_it_gets_in_a_letter() -> None:
    text = "Zinc cures colitis, guaranteed."
    in_copy = {(one.code, one.quote, one.sentence_sha256) for one in _findings(text)}
    in_letter = {
        (one.code, one.quote, one.sentence_sha256)
        for one in check(letter(text))
        if one.field == "body" and one.code.startswith(("DC", "SUB"))
    }
    assert in_copy == in_letter


def _findings(text: str) -> tuple[object, ...]:
    return check_text(text, lexicon=WORDS).findings


def test_a_reviewers_term_counts() -> None:
    assert codes("Zinc cures blorptitus.", Policy(terms=frozenset({Term("disease", "blorptitus")})))
    assert codes("Zinc cures blorptitus.") == []


def test_what_two_people_allowed_is_left_out() -> None:
    text = "Zinc cures colitis."
    (finding,) = check_text(text, lexicon=WORDS).findings
    agreed = Policy(allowances=frozenset({Allowance(finding.code, finding.sentence_sha256)}))
    assert codes(text, agreed) == []
    assert codes(f"{text} Zinc cures gout.", agreed) == ["DC-01"]
