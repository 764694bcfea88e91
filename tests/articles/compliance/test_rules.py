"""Every rule against its tables: what it must catch, and near neighbours it must leave alone."""

import pytest

from articles.compliance.catalogue import RULES
from articles.compliance.check import check
from articles.compliance.finding import Finding
from articles.compliance.letter import view
from articles.content import Content
from tests.articles.compliance.tables import (
    attribution,
    disclaimers,
    endorsement,
    page,
    references,
    statements,
)

TABLES = {
    code: rows
    for module in (attribution, disclaimers, endorsement, page, references, statements)
    for code, rows in module.TABLE.items()
}
ABOUT_SENTENCES = {
    "SUB-05b",
    "SUB-05c",
    "DISC-01",
    "DISC-02",
    "DISC-04",
    "DISC-04b",
    "END-01",
    "SF-01",
}


def rows(side: int) -> list[object]:
    """Return every example of one side (0 catches, 1 leaves) with a readable id."""
    return [
        pytest.param(code, example, id=f"{code}: {reason}")
        for code, sides in TABLES.items()
        for reason, example in sides[side]
    ]


def found(code: str, example: Content) -> list[Finding]:
    return [finding for finding in check(example) if finding.code == code]


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
        least = 8 if code in ABOUT_SENTENCES else 3
        assert len(catches) >= least, code
        assert len(leaves) >= least, code
