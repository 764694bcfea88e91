"""Whoever checks a letter does so by the policy in force."""

from typing import Any

import pytest

from articles import checking
from articles.compliance.policy import STANDARD, Policy, Term
from tests.articles.compliance.letters import letter
from tests.articles.test_policies import GOUTY, write


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Policy]:
    """The policies that the rules were asked to check by."""
    seen: list[Policy] = []
    real = checking.rules.check

    def listening(content: Any, policy: Policy) -> Any:
        seen.append(policy)
        return real(content, policy)

    monkeypatch.setattr(checking.rules, "check", listening)
    return seen


@pytest.mark.django_db
def test_a_letter_is_checked_by_the_policy_in_force(asked: list[Policy]) -> None:
    write(GOUTY)
    checking.check(letter())
    assert asked == [GOUTY]


def test_a_policy_can_be_tried_that_is_not_in_force(asked: list[Policy]) -> None:
    tried = Policy(terms=frozenset({Term("everyday", "evening tea")}))
    assert checking.check(letter(), tried) == checking.check(letter(), STANDARD)
    assert asked == [tried, STANDARD]
