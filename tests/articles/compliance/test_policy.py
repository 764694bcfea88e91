"""A policy is named by what it says; nothing else gives it another name."""

from articles.compliance.policy import RULES_VERSION, STANDARD, Allowance, Policy, Term

GOUT = Term("disease", "gouty foot")
TEA = Term("everyday", "evening tea")
AGREED = Allowance("DC-01", "0" * 64)


def test_the_house_adds_nothing_and_the_version_is_that_of_the_rules() -> None:
    assert STANDARD.version == RULES_VERSION


def test_every_addition_gives_another_version() -> None:
    policies = [
        STANDARD,
        Policy(terms=frozenset({GOUT})),
        Policy(terms=frozenset({TEA})),
        Policy(terms=frozenset({GOUT, TEA})),
        Policy(allowances=frozenset({AGREED})),
    ]
    assert len({policy.version for policy in policies}) == len(policies)


def test_the_order_in_which_words_were_added_does_not_matter() -> None:
    one = Policy(terms=frozenset([GOUT, TEA]))
    other = Policy(terms=frozenset([TEA, GOUT]))
    assert one.text == other.text
    assert one.version == other.version
