"""Every rule against its tables: what it must catch, and near neighbours it must leave alone."""

import pytest

from articles.compliance import examples as handbook_examples
from articles.compliance.catalogue import RULES
from articles.compliance.check import check
from articles.compliance.finding import Finding
from articles.compliance.letter import view
from articles.content import Content
from tests.articles.compliance.letters import letter
from tests.articles.compliance.tables import (
    attribution,
    disclaimers,
    endorsement,
    evidence,
    names,
    page,
    references,
    statements,
)

MODULES = (
    attribution,
    disclaimers,
    endorsement,
    evidence,
    names,
    page,
    references,
    statements,
)

Rows = tuple[tuple[str, Content], ...]


def of_sentences(code: str) -> tuple[Rows, Rows]:
    """Return both sides of the rule's examples in sentences, each as a letter of its own."""
    examples = handbook_examples.of(code)
    caught, left = (
        tuple((one.reason, letter(*one.text.split(" // "))) for one in side)
        for side in (examples.catch, examples.leave)
    )
    return caught, left


def both(code: str) -> tuple[Rows, Rows]:
    """Return a rule's examples: its sentences, then its letters."""
    caught, left = of_sentences(code)
    for module in MODULES:
        more_caught, more_left = module.TABLE.get(code, ((), ()))
        caught, left = caught + more_caught, left + more_left
    return caught, left


WRITTEN = {code for module in MODULES for code in module.TABLE} | {
    rule.code for rule in RULES if handbook_examples.of(rule.code).catch
}
TABLES = {code: both(code) for code in sorted(WRITTEN)}
HOUSE = ("COMP", "DATE", "FAQ", "LINK", "SUB-05")
"""Families about single values, where three examples of a kind say it all ..."""
ABOUT_SENTENCES = ("SUB-05b", "SUB-05c")
"""... except where they read prose."""


def rows(side: int) -> list[object]:
    """Return every example of one side (0 catches, 1 leaves) with a readable id."""
    return [
        pytest.param(code, example, id=f"{code}: {reason}")
        for code, sides in TABLES.items()
        for reason, example in sides[side]
    ]


CHECKED: dict[int, tuple[Finding, ...]] = {}
"""What each example gives, by its identity: four tests ask."""


def found(code: str, example: Content) -> list[Finding]:
    if id(example) not in CHECKED:
        CHECKED[id(example)] = check(example)
    return [finding for finding in CHECKED[id(example)] if finding.code == code]


@pytest.mark.parametrize(("code", "example"), rows(0))
def test_a_rule_catches_what_it_is_for(code: str, example: Content) -> None:
    assert found(code, example)


@pytest.mark.parametrize(("code", "example"), rows(1))
def test_a_rule_leaves_its_neighbours_alone(code: str, example: Content) -> None:
    assert not found(code, example)


@pytest.mark.parametrize(("code", "example"), rows(0))
def test_a_finding_points_at_words_that_stand_there(code: str, example: Content) -> None:
    texts = {field.path: field.text for field in view(example).fields}
    for finding in found(code, example):
        if finding.start is not None and finding.field in texts:
            assert texts[finding.field][finding.start : finding.end] == finding.quote
        else:
            assert finding.start is not None or not finding.quote


@pytest.mark.parametrize(("code", "example"), rows(0))
def test_a_finding_says_what_is_wrong_and_the_way_out_in_whole_sentences(
    code: str, example: Content
) -> None:
    for finding in found(code, example):
        for words in (finding.message, finding.hint):
            assert words[0].isupper() or words[0] in "“0123456789"
            assert words.endswith(".") or "The notice: http" in words


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert set(TABLES) == {rule.code for rule in RULES}
    for code, (catches, leaves) in TABLES.items():
        least = 3 if code.startswith(HOUSE) and code not in ABOUT_SENTENCES else 8
        assert len(catches) >= least, code
        assert len(leaves) >= least, code


def test_every_file_of_examples_belongs_to_a_rule() -> None:
    named = {rule.code.lower().replace("-", "_") for rule in RULES}
    assert handbook_examples.codes() <= named
